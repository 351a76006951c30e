using Tahoon.Contracts.Errors;

namespace Tahoon.Booking.Domain;

/// <summary>Whether a booking can be moved.</summary>
internal static class Rescheduling
{
    /// <summary>
    /// Whether moving the booking now is an override, or why it can't be moved. Where the organisation settled no cut-off for
    /// moving, that of cancelling holds: otherwise moving a session away and cancelling it then would be a way around it.
    /// </summary>
    public static Result<MayMove> Decide(BookingState booking, int expectedVersion, Policy policy, Change change, DateTime now)
    {
        if (booking.Version != expectedVersion)
            return Failures.PreconditionFailed;
        if (booking.Status is not BookingStatus.Confirmed)
            return Failures.Conflict.Because($"The booking is {booking.Status}.");
        if (policy.IsInTimeToMove(booking, now))
            return new MayMove(Override: false, policy.Version);

        return change.IsOverrideOf(booking, now) ? new MayMove(Override: true, policy.Version) : Failures.RescheduleWindowClosed;
    }
}

/// <summary>The booking may be moved.</summary>
/// <param name="Override">Only as the provider does it whatever the cut-off.</param>
/// <param name="PolicyVersion">The policy that said so.</param>
internal sealed record MayMove(bool Override, int PolicyVersion);
