namespace Tahoon.Contracts.Internal;

/// <summary>
/// Asks Scheduling to know an allocation again that its restored database lost: <c>POST /internal/recovery/allocations/{id}</c>. The
/// rules of booking were checked when it was made; now only cells decide.
/// </summary>
/// <param name="Owner">The booking that has it.</param>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC.</param>
public sealed record ReinstateCommand(Guid Owner, Guid OrganisationId, Guid ProviderId, DateTime Start, DateTime End);

/// <summary>All that is taken for an owner: <c>GET /internal/recovery/owners/{owner}</c>.</summary>
public sealed record OwnedTime(IReadOnlyList<AllocationView> Items);

/// <summary>Asks Booking whether bookings stand behind confirmed allocations: <c>POST /internal/recovery/allocations</c>.</summary>
/// <param name="Items">At most 100.</param>
public sealed record BackingQuery(IReadOnlyList<AllocationOwner> Items);

/// <summary>A confirmed allocation and the booking that it was confirmed for.</summary>
public sealed record AllocationOwner(Guid AllocationId, Guid Owner);

/// <summary>What stands behind each allocation asked about.</summary>
public sealed record Backings(IReadOnlyList<Backing> Items);

/// <summary>What stands behind an allocation.</summary>
public sealed record Backing(Guid AllocationId, BackingKind Kind);

/// <summary>What stands behind a confirmed allocation.</summary>
public enum BackingKind
{
    /// <summary>It is the time of a booking that stands.</summary>
    Booking = 1,

    /// <summary>Its booking has left it: cancelled, or moved.</summary>
    Left = 2,

    /// <summary>Booking knew nothing of it and has now refused it: its booking is lost.</summary>
    Lost = 3,

    /// <summary>Booking knows the booking, but not yet that it moved here: bookings are to be mended first.</summary>
    Ahead = 4,
}

/// <summary>What a step of the reconciliation found. Public ids are not used: operators see what the databases have.</summary>
/// <param name="Checked">How many were looked at.</param>
/// <param name="Next">Where the next step goes on from; null where it is over.</param>
public sealed record Findings(IReadOnlyList<Finding> Items, int Checked, DateTime? Next);

/// <summary>One thing on which two databases did not agree.</summary>
/// <param name="What">Such as <c>time_taken_again</c>; docs/disaster-recovery.md lists them.</param>
/// <param name="Mended">False where people have to decide.</param>
public sealed record Finding(
    string What, bool Mended, Guid BookingId, Guid? ProviderId = null, Guid? UserId = null, DateTime? Start = null);
