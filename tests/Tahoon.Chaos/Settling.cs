using System.Diagnostics;
using Tahoon.Chaos.Memory;
using Tahoon.Chaos.Report;
using Tahoon.Invariants;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos;

/// <summary>Waits until nothing is under way any more, within bounds, and then holds the invariants against all data.</summary>
internal sealed class Settling(string dataFolder, RunLog log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180), Pause = TimeSpan.FromSeconds(1), Again = TimeSpan.FromSeconds(5);

    /// <summary>Returns when it has settled, or when it should have.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (var waits = 0; Stopwatch.GetElapsedTime(began) < Patience; waits++)
        {
            var moving = UnderWay.In(dataFolder);
            if (moving.Count == 0)
            {
                log.Say("settled");
                return;
            }

            if (waits % 5 == 0)
                log.Say($"settling: {string.Join(", ", moving)}");
            await Task.Delay(Pause, cancellation);
        }

        log.Say($"NOT settled after {Patience.TotalSeconds:0} s: {string.Join(", ", UnderWay.In(dataFolder))}");
    }

    /// <summary>Every offender of every invariant; all of them are shown.</summary>
    public async Task<IReadOnlyList<Grievance>> CheckAsync(CancellationToken cancellation)
    {
        var verdicts = await Check.RunAsync(dataFolder, Again, cancellation);
        Console.Write(Invariants.Report.Of(verdicts));
        return
        [
            .. verdicts.SelectMany(verdict => verdict.Offenders.Select(offender => new Grievance(Harms.Of(verdict.Name), $"{verdict.Name}: {offender}"))),
            .. verdicts.Where(verdict => !verdict.Checked).Select(verdict => new Grievance(Harm.Other, $"could not be checked: {verdict.Name}")),
        ];
    }
}
