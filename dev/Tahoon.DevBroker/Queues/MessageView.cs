namespace Tahoon.DevBroker.Queues;

/// <summary>The states of a message that peers are told of, by their numbers on the wire.</summary>
internal enum VisibleState
{
    Active = 0,
    Deferred = 1,
    Scheduled = 2,
}

/// <summary>A message as it is delivered or shown.</summary>
/// <param name="Deliveries">How often it was delivered, this time included.</param>
/// <param name="LockToken">The lock it is delivered under; empty where there is none.</param>
/// <param name="DeadLetterSource">The queue whose dead letters these are, or null.</param>
internal sealed record MessageView(
    long Sequence,
    DateTimeOffset EnqueuedAt,
    int Deliveries,
    VisibleState State,
    Guid LockToken,
    DateTimeOffset? LockedUntil,
    string? Reason,
    string? Description,
    string? DeadLetterSource,
    ReadOnlyMemory<byte> Content);
