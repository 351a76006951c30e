using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Tahoon.Chaos.Memory;
using Tahoon.Chaos.Report;
using Tahoon.Invariants;
using Tahoon.SystemTests.Harness;

namespace Tahoon.Chaos;

/// <summary>Waits until nothing is under way any more, within bounds, and then holds the invariants against all data.</summary>
internal sealed class Settling(string dataFolder, RunLog log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180), Pause = TimeSpan.FromSeconds(1), Again = TimeSpan.FromSeconds(5);

    /// <summary>Each lists what still moves.</summary>
    private static readonly (string What, string Sql)[] UnderWay =
    [
        ("pending allocations", "SELECT Id FROM scheduling.Allocations WHERE State = 2"),
        ("unsent messages", "SELECT EventId FROM booking.Outbox WHERE SentAt IS NULL UNION ALL SELECT EventId FROM identity.Outbox WHERE SentAt IS NULL"),
        ("messages in queues", "SELECT sequence FROM broker.messages WHERE dead = 0"),
        ("rooms to open or close", "SELECT Id FROM booking.Meetings WHERE State = 1"),
        ("notices", "SELECT Id FROM notification.Notices WHERE State = 1"),
        ("pushes", "SELECT Id FROM notification.Pushes WHERE State = 1"),
    ];

    /// <summary>Returns when it has settled, or when it should have.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (var waits = 0; Stopwatch.GetElapsedTime(began) < Patience; waits++)
        {
            var moving = Moving();
            if (moving.Count == 0)
            {
                log.Say("settled");
                return;
            }

            if (waits % 5 == 0)
                log.Say($"settling: {string.Join(", ", moving)}");
            await Task.Delay(Pause, cancellation);
        }

        log.Say($"NOT settled after {Patience.TotalSeconds:0} s: {string.Join(", ", Moving())}");
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

    private List<string> Moving()
    {
        try
        {
            using var databases = Databases.Open(dataFolder);
            return [.. UnderWay.Select(moving => (moving.What, databases.Ids(moving.Sql).Count))
                .Where(moving => moving.Count > 0).Select(moving => $"{moving.Count} {moving.What}")];
        }
        catch (SqliteException busy)
        {
            return [busy.Message];
        }
    }
}
