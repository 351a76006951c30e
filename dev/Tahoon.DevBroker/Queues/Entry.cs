namespace Tahoon.DevBroker.Queues;

internal enum Place
{
    Ready,
    Scheduled,
    Locked,
    Deferred,

    /// <summary>A settlement is on its way to disk.</summary>
    Leaving,
}

/// <summary>A message in memory. Its content may have stayed on disk.</summary>
internal sealed class Entry
{
    public required long Sequence { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public int Deliveries { get; set; }

    public Place Place { get; set; }

    /// <summary>Comes only to those who ask for it by its number.</summary>
    public bool Deferred { get; set; }

    public Guid LockToken { get; set; }

    public DateTimeOffset LockedUntil { get; set; }

    public string? Reason { get; set; }

    public string? Description { get; set; }

    public ReadOnlyMemory<byte>? Content { get; set; }
}
