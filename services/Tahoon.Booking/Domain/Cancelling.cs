using Tahoon.Contracts.Errors;

namespace Tahoon.Booking.Domain;

/// <summary>Whether a booking can be cancelled, and what is given back.</summary>
internal static class Cancelling
{
    /// <summary>What <see cref="Refund.Reason"/> can be: which rule of the policy said how much.</summary>
    public const string InTime = "cancelled_in_time", Late = "cancelled_late", ProviderOverride = "provider_override";

    /// <summary>
    /// The event that cancelling makes, or why it can't be. A provider that cancels is never at the user's expense: after the
    /// cut-off it overrides, or can't.
    /// </summary>
    public static Result<Cancelled> Decide(BookingState booking, Policy policy, Change change, DateTime now)
    {
        if (booking.Status is not BookingStatus.Confirmed)
            return Failures.Conflict.Because($"The booking is {booking.Status}.");
        if (policy.IsInTimeToCancel(booking, now))
            return new Cancelled(change.Reason, Full(booking, InTime), PolicyVersion: policy.Version);
        if (change.IsOverrideOf(booking, now))
            return new Cancelled(change.Reason, Full(booking, ProviderOverride), Override: true, policy.Version);
        if (change.ByProvider || policy.LateCancelRefundPercent is not { } percent || now >= booking.Start)
            return Failures.CancellationWindowClosed;

        return new Cancelled(change.Reason, Part(booking, percent), PolicyVersion: policy.Version);
    }

    /// <summary>
    /// The event that erasing the user makes. Nobody is left to meet, so the cut-off does not keep the session; but it still says
    /// what is given back.
    /// </summary>
    public static Cancelled OfErased(BookingState booking, Policy policy, DateTime now) => new(
        Reason: null,
        policy.IsInTimeToCancel(booking, now) ? Full(booking, InTime) : Part(booking, policy.LateCancelRefundPercent ?? 0),
        PolicyVersion: policy.Version);

    /// <summary>All of the price, as for who cancels in time.</summary>
    public static Refund InFull(BookingState booking) => Full(booking, InTime);

    private static Refund Full(BookingState booking, string reason) => new(booking.Price.AmountMinor, booking.Price.Currency, reason);

    private static Refund Part(BookingState booking, int percent) =>
        new(Policy.Share(booking.Price.AmountMinor, percent), booking.Price.Currency, Late);
}
