using System.Runtime.InteropServices;
using Tahoon.SystemTests.Harness;

namespace Tahoon.AlertDrill;

/// <summary>Makes the symptom of every alert in a running embedded system, and sees a Prometheus that scrapes it find each.</summary>
internal static class Program
{
    private const string Usage = "Tahoon.AlertDrill <Prometheus' program> <folder of alerts.yml and recording.yml>";

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["Tahoon__Faults"] = "true",

        // one application's crowd would spend its bucket, and a small gateway is soon full
        ["Tahoon__RateLimits__Reads__PerSecond"] = "100000",
        ["Tahoon__RateLimits__Reads__Burst"] = "100000",
        ["Tahoon__RateLimits__Writes__PerSecond"] = "100000",
        ["Tahoon__RateLimits__Writes__Burst"] = "100000",
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

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var log = new RunLog(Console.Out);
        log.Say("starting the system");
        await using var system = await RunningSystem.StartAsync(
            replicas: 2, options: ["--restart-pause", "1"], environment: Environment, cancellationToken: stop.Token);
        await using var scene = await Scene.OpenAsync(system, stop.Token);
        await using var prometheus = await Prometheus.StartAsync(program, Path.GetFullPath(rules), system, stop.Token);
        return await new Drill(scene, prometheus, log).RunAsync(stop.Token) ? 0 : 1;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
