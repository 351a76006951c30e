using Tahoon.SystemTests.Harness;
using Tahoon.SystemTests.Telemetry;
using Tahoon.Testing.Running;

namespace Tahoon.Upgrade;

internal static class Program
{
    private const int Violated = 1, Misused = 2;

    private static readonly Dictionary<string, string> Environment = new(NoRateLimits.Environment)
    {
        // who met whom is read from the traces; a part of them tells it
        ["OTEL_TRACES_SAMPLER"] = "parentbased_traceidratio",
        ["OTEL_TRACES_SAMPLER_ARG"] = "0.7",
    };

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["--from", var earlier])
        {
            await Console.Error.WriteLineAsync("Tahoon.Upgrade --from <a built tree of an earlier commit>");
            return Misused;
        }

        using var stop = new Stopping();
        try
        {
            return await RunAsync(earlier, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Violated;
        }
    }

    private static async Task<int> RunAsync(string earlier, CancellationToken stop)
    {
        var log = new RunLog(Console.Out);
        using var folder = new TemporaryFolder();
        await using var collector = await Collector.StartAsync();
        var builds = new Builds(folder.At("builds.json"), Path.GetFullPath(earlier));
        builds.PutEverywhere(Version.Old);
        log.Say("starting the earlier services");
        await using var system = await RunningSystem.StartAsync(
            replicas: 2, options: ["--builds", builds.File], environment: Environment.Concat(collector.Environment).ToDictionary(),
            cancellationToken: stop);
        var grievances = await new Rollout(system, builds, collector, log).RunAsync(stop);
        foreach (var grievance in grievances)
            log.Say(grievance);
        log.Say(grievances.Count == 0 ? "Clients noticed nothing, and all data agrees." : $"VIOLATED {grievances.Count} times.");
        return grievances.Count == 0 ? 0 : Violated;
    }
}
