namespace Tahoon.Scheduling.Data;

/// <summary>Five minutes of a provider that somebody has. The primary key lets nobody else have them.</summary>
internal sealed class Cell
{
    public Guid ProviderId { get; init; }

    /// <summary>Five-minute number since the Unix epoch.</summary>
    public int Number { get; init; }

    public Guid AllocationId { get; init; }
}
