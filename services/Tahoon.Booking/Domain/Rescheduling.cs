using Tahoon.Contracts.Errors;

namespace Tahoon.Booking.Domain;

/// <summary>Whether a booking can be moved.</summary>
internal static class Rescheduling
{
    /// <summary>
    /// Why the booking can't be moved, or null. The cut-off of cancelling holds here too: otherwise moving a session away and
    /// cancelling it then would be a way around it.
    /// </summary>
    public static Failure? Refusal(BookingState booking, int expectedVersion, DateTime now)
    {
        if (booking.Version != expectedVersion)
            return Failures.PreconditionFailed;
        if (booking.Status is not BookingStatus.Confirmed)
            return Failures.Conflict.Because($"The booking is {booking.Status}.");

        return now > booking.Start.AddMinutes(-booking.CancellationCutoffMinutes)
            ? Failures.CancellationWindowClosed.Because("The booking can no longer be moved.")
            : null;
    }
}
