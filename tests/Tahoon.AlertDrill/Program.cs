using Tahoon.SystemTests.Harness;

namespace Tahoon.AlertDrill;

/// <summary>Makes the symptom of every alert in a running embedded system, and sees a Prometheus that scrapes it find each.</summary>
internal static class Program
{
    private const string Usage = "Tahoon.AlertDrill <Prometheus' program> <folder of alerts.yml and recording.yml>";

    private const int WarmUp = 120;

    private static readonly Dictionary<string, string> Environment = new(NoRateLimits.Environment)
    {
        ["Tahoon__Faults"] = "true",

        // a small gateway is soon full
        ["Tahoon__Capacity__Concurrent"] = "48",
        ["Tahoon__Capacity__Queue"] = "16",
    };

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var program, var rules] || !File.Exists(program) || !File.Exists(Path.Combine(rules, "alerts.yml")))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        using var stop = new Stopping();
        var log = new RunLog(Console.Out);
        log.Say("starting the system");
        await using var system = await RunningSystem.StartAsync(
            replicas: 2, options: ["--restart-pause", "1"], environment: Environment, cancellationToken: stop.Token);
        await using var scene = await Scene.OpenAsync(system, stop.Token);
        await scene.BookAsync(WarmUp); // what a cold system takes for its first requests belongs to no rate
        await using var prometheus = await Prometheus.StartAsync(program, Path.GetFullPath(rules), system, stop.Token);
        return await new Drill(scene, prometheus, log).RunAsync(stop.Token) ? 0 : 1;
    }
}
