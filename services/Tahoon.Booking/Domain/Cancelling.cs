using Tahoon.Contracts.Errors;

namespace Tahoon.Booking.Domain;

/// <summary>Whether a booking can be cancelled, and what is given back.</summary>
internal static class Cancelling
{
    /// <summary>The event that cancelling makes, or why it can't be.</summary>
    public static Result<Cancelled> Decide(BookingState booking, string? reason, DateTime now)
    {
        if (booking.Status is not BookingStatus.Confirmed)
            return Failures.Conflict.Because($"The booking is {booking.Status}.");
        if (now > booking.Start.AddMinutes(-booking.CancellationCutoffMinutes))
            return Failures.CancellationWindowClosed;

        return new Cancelled(
            reason, new Refund(booking.Price.AmountMinor, booking.Price.Currency, "cancelled_in_time"));
    }
}
