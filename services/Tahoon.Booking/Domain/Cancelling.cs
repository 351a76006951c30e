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
        if (!IsInTime(booking, now))
            return Failures.CancellationWindowClosed;

        return new Cancelled(reason, Full(booking));
    }

    /// <summary>
    /// The event that erasing the user makes. Nobody is left to meet, so the cut-off does not keep the session; but it still says
    /// what is given back.
    /// </summary>
    public static Cancelled OfErased(BookingState booking, DateTime now) => new(
        Reason: null, IsInTime(booking, now) ? Full(booking) : new Refund(0, booking.Price.Currency, "cancelled_late"));

    private static bool IsInTime(BookingState booking, DateTime now) =>
        now <= booking.Start.AddMinutes(-booking.CancellationCutoffMinutes);

    private static Refund Full(BookingState booking) =>
        new(booking.Price.AmountMinor, booking.Price.Currency, "cancelled_in_time");
}
