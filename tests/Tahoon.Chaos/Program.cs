using Tahoon.Chaos.Report;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos;

internal static class Program
{
    private static readonly Dictionary<string, string> Environment = new(NoRateLimits.Environment)
    {
        ["Tahoon__Faults"] = "true",

        // so that what was left behind is settled while the load goes on, and races it
        ["Scheduling__PendingSeconds"] = "5",
    };

    public static async Task<int> Main(string[] args)
    {
        if (Arguments.Read(args, out var problem) is not { } arguments)
        {
            Console.Error.WriteLine($"{problem}\n{Arguments.Usage}");
            return Outcome.Misused;
        }

        using var stop = new Stopping();

        try
        {
            return Tell(await RunAsync(arguments, stop.Token));
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped.");
            return Outcome.Inconclusive;
        }
    }

    private static async Task<Outcome> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var log = new RunLog(Console.Out);
        log.Say("starting the system");
        await using var system = await RunningSystem.StartAsync(
            replicas: 2, dataFolder: arguments.Data, environment: Environment, cancellationToken: stop);
        log.Say($"the system is ready; its data is in {system.DataFolder}");
        return await new ChaosRun(arguments, system, log).RunAsync(stop);
    }

    private static int Tell(Outcome outcome)
    {
        foreach (var kind in outcome.Grievances.GroupBy(grievance => grievance.Harm))
        {
            Console.WriteLine($"{kind.Key}: {kind.Count()}");
            foreach (var grievance in kind.Take(20))
                Console.WriteLine($"  {grievance.What}");
        }

        if (outcome.Missing.Count > 0)
            Console.WriteLine($"INCONCLUSIVE, as too little happened: {string.Join(", ", outcome.Missing)}");
        Console.WriteLine(outcome.ExitCode switch
        {
            Outcome.Clean => "Nothing is violated.",
            Outcome.Violated => "VIOLATED.",
            _ => "This run proves nothing.",
        });
        Console.WriteLine(outcome.Json);
        return outcome.ExitCode;
    }
}
