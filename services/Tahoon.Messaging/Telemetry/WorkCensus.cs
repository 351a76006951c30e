using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.Work;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Messaging.Telemetry;

/// <summary>One kind of work by state, and how long something has been due that nobody takes.</summary>
internal sealed class WorkCensus<TContext, TRow>(Database<TContext> database, MessagingMetrics metrics, TimeProvider clock) : ICensus
    where TContext : DbContext
    where TRow : WorkRow
{
    private const int MostWatched = 100;

    // a row does not tell since when it is due, so it is watched from when it was first seen
    private Dictionary<Guid, long> _seen = [];

    public async Task CountAsync(CancellationToken cancellation)
    {
        var (counts, due) = await database.AsSystem.ReadAsync(ReadAsync, cancellation);
        foreach (var (state, rows) in counts)
            metrics.Work(typeof(TRow).Name, state, rows);

        _seen = due.ToDictionary(id => id, id => _seen.TryGetValue(id, out var since) ? since : clock.GetTimestamp());
        metrics.Due(typeof(TRow).Name, _seen.Count == 0 ? TimeSpan.Zero : clock.GetElapsedTime(_seen.Values.Min()));
    }

    private static async Task<(Dictionary<string, long> Counts, List<Guid> Due)> ReadAsync(TContext context, CancellationToken cancellation)
    {
        var waiting = context.Set<TRow>().Where(row => row.State == WorkState.Waiting);
        var leased = await waiting.LongCountAsync(row => row.LeaseUntil >= DatabaseClock.UtcNow(), cancellation);
        var due = waiting.Where(row =>
            row.NextAttemptAt <= DatabaseClock.UtcNow() && (row.LeaseUntil == null || row.LeaseUntil < DatabaseClock.UtcNow()));
        var dueCount = await due.LongCountAsync(cancellation);
        var counts = new Dictionary<string, long>
        {
            ["leased"] = leased,
            ["due"] = dueCount,
            ["later"] = Math.Max(0, await waiting.LongCountAsync(cancellation) - leased - dueCount),
            ["dead"] = await context.Set<TRow>().LongCountAsync(row => row.State == WorkState.Dead, cancellation),
        };
        return (counts, dueCount == 0
            ? []
            : await due.OrderBy(row => row.NextAttemptAt).Select(row => row.Id).Take(MostWatched).ToListAsync(cancellation));
    }
}
