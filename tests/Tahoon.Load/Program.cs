using Tahoon.Load.Comparing;
using Tahoon.Load.Reports;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Load;

internal static class Program
{
    private const int Fine = 0, Missed = 1, Misused = 2, TooNoisy = 3;

    public static async Task<int> Main(string[] args)
    {
        if (Arguments.Read(args, out var problem) is not { } arguments)
        {
            Console.Error.WriteLine($"{problem}\n{Arguments.Usage}");
            return Misused;
        }

        using var stop = new Stopping();
        try
        {
            return await RunAsync(arguments, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped.");
            return Missed;
        }
    }

    private static async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var log = new RunLog(Console.Out);
        await using var system = arguments.Gateway is null ? await StartAsync(log, stop) : null;
        var (report, recorder) = await new LoadRun(arguments, system, log).RunAsync(stop);
        Console.WriteLine();
        Console.Write(Markdown.Of(report));
        if (arguments.Report is { } folder)
            await ReportFolder.WriteAsync(folder, report, recorder);

        var compared = arguments.Compare is { } before
            ? Comparison.Of(Report.FromJson(await File.ReadAllTextAsync(before, stop)), report)
            : [];
        foreach (var ratio in compared)
            Console.WriteLine(ratio);
        return report.Missed.Count > 0 || compared.Any(ratio => ratio.Verdict is Verdict.Worse) ? Missed
            : compared.Any(ratio => ratio.Verdict is Verdict.TooNoisy) ? TooNoisy : Fine;
    }

    private static async Task<RunningSystem> StartAsync(RunLog log, CancellationToken stop)
    {
        log.Say("starting the system");

        // what sheds beyond capacity is left as it is, and code gets as fast as where it runs for days
        var environment = new Dictionary<string, string>(NoRateLimits.Environment) { ["DOTNET_TieredPGO"] = "1" };
        var system = await RunningSystem.StartAsync(environment: environment, cancellationToken: stop);
        log.Say("the system is ready");
        return system;
    }
}
