using Tahoon.Contracts.Internal;

namespace Tahoon.Scheduling.Data;

/// <summary>
/// One try to take time. A row that is released for good may be all that is ever known of its id, as a release can arrive
/// before its reserve: then everything else is null.
/// </summary>
internal sealed class Allocation
{
    public Guid Id { get; init; }

    public AllocationState State { get; init; }

    /// <summary>Raised by every change of state.</summary>
    public int Version { get; init; }

    /// <summary>When the state was last changed, by the database's clock.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>The booking or hold.</summary>
    public Guid? Owner { get; init; }

    public Guid? ProviderId { get; init; }

    public DateTime? StartsAt { get; init; }

    public DateTime? EndsAt { get; init; }

    /// <summary>First cell, buffers included.</summary>
    public int? FirstCell { get; init; }

    /// <summary>The cell after the last.</summary>
    public int? EndCell { get; init; }

    /// <summary>When a hold lapses, by the database's clock.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>A hold's: by which application.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>A hold's: for which user.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The hold whose time this try to book took over; a hold has one such at the most.</summary>
    public Guid? HoldId { get; init; }
}
