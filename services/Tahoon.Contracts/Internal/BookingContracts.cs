namespace Tahoon.Contracts.Internal;

/// <summary>What was decided of an allocation, once and for all.</summary>
public enum DecisionKind
{
    /// <summary>A booking was committed with it.</summary>
    Used = 1,

    /// <summary>No booking will ever use it; its cells may be freed.</summary>
    Refused = 2,
}

/// <summary>
/// Asks Booking to refuse allocations that nobody decided: <c>POST /internal/decisions/refuse</c>. Where <c>used</c> is there
/// already, that is the answer, and the allocation is to be confirmed instead.
/// </summary>
/// <param name="AllocationIds">At most 100.</param>
public sealed record RefuseCommand(IReadOnlyList<Guid> AllocationIds);

/// <summary>The decisions, one for each allocation asked about.</summary>
public sealed record Decisions(IReadOnlyList<Decision> Items);

/// <summary>One decision.</summary>
/// <param name="Kind">Used or refused.</param>
/// <param name="BookingId">The booking that used it, or null.</param>
public sealed record Decision(Guid AllocationId, DecisionKind Kind, Guid? BookingId);
