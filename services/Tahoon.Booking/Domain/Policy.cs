namespace Tahoon.Booking.Domain;

/// <summary>
/// What an organisation has settled about sessions that do not take place as they were booked. It is the one of the moment at
/// which a booking is changed that counts; what is null is as it was agreed when the session was booked.
/// </summary>
/// <param name="Version">0 before anything was settled.</param>
/// <param name="CancellationCutoffMinutes">Until so long before its start a booking is cancelled without loss; null for the booking's own.</param>
/// <param name="RescheduleCutoffMinutes">Until so long before its start a booking is moved; null for the same as cancelling.</param>
/// <param name="LateCancelRefundPercent">What is given back after the cut-off, until the start; null where it is too late then.</param>
internal sealed record Policy(
    int Version, int? CancellationCutoffMinutes, int? RescheduleCutoffMinutes, int? LateCancelRefundPercent)
{
    public static readonly Policy Unsettled = new(0, null, null, null);

    public bool IsInTimeToCancel(BookingState booking, DateTime now) => now <= booking.Start.AddMinutes(-CancellationCutoff(booking));

    public bool IsInTimeToMove(BookingState booking, DateTime now) =>
        now <= booking.Start.AddMinutes(-(RescheduleCutoffMinutes ?? CancellationCutoff(booking)));

    /// <summary>The share of the price, to the nearest minor unit; half of one goes to the user.</summary>
    public static long Share(long amountMinor, int percent) =>
        (long)decimal.Round(amountMinor * (percent / 100m), MidpointRounding.AwayFromZero);

    private int CancellationCutoff(BookingState booking) => CancellationCutoffMinutes ?? booking.CancellationCutoffMinutes;
}
