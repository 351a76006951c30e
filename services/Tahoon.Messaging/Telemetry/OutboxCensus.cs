using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Messaging.Telemetry;

/// <summary>What an outbox owes, and for how long.</summary>
internal sealed class OutboxCensus<TContext>(Database<TContext> database, MessagingMetrics metrics, TimeProvider clock) : ICensus
    where TContext : DbContext
{
    private static readonly string[] Queues = [QueueNames.Scheduling, QueueNames.Meetings, QueueNames.Notifications];

    public async Task CountAsync(CancellationToken cancellation)
    {
        var owed = await database.AsSystem.ReadAsync(
            (context, token) => context.Set<OutboxRow>().Where(row => row.SentAt == null)
                .GroupBy(row => row.Queue)
                .Select(rows => new { Queue = rows.Key, Count = rows.LongCount(), Oldest = rows.Min(row => row.OccurredAt) })
                .ToListAsync(token),
            cancellation);
        foreach (var rows in owed)
        {
            var age = clock.GetUtcNow().UtcDateTime - rows.Oldest;
            metrics.Outbox(rows.Queue, rows.Count, age > TimeSpan.Zero ? age : TimeSpan.Zero);
        }

        foreach (var queue in Queues.Except(owed.Select(rows => rows.Queue)))
            metrics.Outbox(queue, 0, TimeSpan.Zero);
    }
}
