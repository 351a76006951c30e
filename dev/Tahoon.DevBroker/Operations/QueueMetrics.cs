using System.Diagnostics.Metrics;
using Tahoon.DevBroker.Queues;

namespace Tahoon.DevBroker.Operations;

/// <summary>How full the queues are; in Azure, Service Bus tells the same under names of its own.</summary>
internal sealed class QueueMetrics
{
    public const string MeterName = "Tahoon.DevBroker";

    public QueueMetrics(IMeterFactory meters, QueueSet queues, TimeProvider clock)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "tahoon.queue.messages", () => queues.All.SelectMany(queue => Count(queue.Count())), "{message}",
            "Messages in a queue: `active`, `scheduled`, `locked`, `deferred` or `dead`. By `queue`, `state`.");
        meter.CreateObservableGauge(
            "tahoon.queue.age", () => queues.All.Select(queue => Age(queue.Count(), clock.GetUtcNow())), "s",
            "Since when the oldest that is not scheduled or dead waits. By `queue`.");
    }

    private static IEnumerable<Measurement<long>> Count(QueueCounts counts) =>
    [
        Of(counts.Name, "active", counts.Active),
        Of(counts.Name, "scheduled", counts.Scheduled),
        Of(counts.Name, "locked", counts.Locked),
        Of(counts.Name, "deferred", counts.Deferred),
        Of(counts.Name, "dead", counts.DeadLettered),
    ];

    private static Measurement<long> Of(string queue, string state, long messages) => new(messages, new("queue", queue), new("state", state));

    private static Measurement<double> Age(QueueCounts counts, DateTimeOffset now) => new(
        counts.OldestEnqueuedAt is { } since && since < now ? (now - since).TotalSeconds : 0, new KeyValuePair<string, object?>("queue", counts.Name));
}
