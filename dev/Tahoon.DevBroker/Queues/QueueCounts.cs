namespace Tahoon.DevBroker.Queues;

/// <summary>What a queue holds.</summary>
/// <param name="Active">Receivable now.</param>
/// <param name="Locked">Delivered and not settled.</param>
/// <param name="OldestEnqueuedAt">Of the messages that are receivable or locked; null where there is none.</param>
internal sealed record QueueCounts(
    string Name,
    int Active,
    int Scheduled,
    int Locked,
    int Deferred,
    int DeadLettered,
    DateTimeOffset? OldestEnqueuedAt);
