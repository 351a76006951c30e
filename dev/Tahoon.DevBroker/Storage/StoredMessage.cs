namespace Tahoon.DevBroker.Storage;

/// <summary>A message as the file keeps it, its content apart.</summary>
/// <param name="Dead">It lies in the queue's dead letters.</param>
/// <param name="EnqueuedAt">When it became, or becomes, receivable; whole milliseconds, UTC.</param>
/// <param name="Deliveries">How often it was delivered.</param>
internal sealed record StoredMessage(
    long Sequence,
    string Queue,
    bool Dead,
    string MessageId,
    DateTimeOffset EnqueuedAt,
    int Deliveries = 0,
    bool Deferred = false,
    string? Reason = null,
    string? Description = null);
