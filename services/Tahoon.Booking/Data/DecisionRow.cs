using Tahoon.Contracts.Internal;

namespace Tahoon.Booking.Data;

/// <summary>
/// What was decided of an allocation, once: the key lets one insert win. <c>Used</c> is inserted by the booking's own
/// transaction, <c>Refused</c> by whoever gives it up; only after that may its cells be freed.
/// </summary>
internal sealed class DecisionRow
{
    public required Guid AllocationId { get; init; }

    public required DecisionKind Kind { get; init; }

    /// <summary>The booking that used it.</summary>
    public Guid? BookingId { get; init; }

    public required DateTime DecidedAt { get; init; }
}
