namespace Tahoon.Invariants.Rules;

/// <summary>A booking, its claim, its decision and its events agree.</summary>
internal static class BookingRules
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        // the claim is closed by the transaction that books, so an open one has none
        Invariant.Of("every claim has one booking at the most, and none while it is open",
            """
            SELECT c.SubjectId FROM booking.Claims c
            JOIN booking.Bookings b ON b.BookingId = c.SubjectId OR b.AllocationId = c.AllocationId
            GROUP BY c.ApplicationId, c.KeyHash HAVING COUNT(*) > 1 OR MAX(b.BookingId <> c.SubjectId) OR NOT c.Finished
            """),
        Invariant.Of("every booking uses an allocation that was decided for it",
            """
            SELECT b.BookingId FROM booking.Bookings b LEFT JOIN booking.Decisions d ON d.AllocationId = b.AllocationId
            WHERE d.Kind IS NOT 1 OR d.BookingId IS NOT b.BookingId
            """),
        new("every booking is what its events add up to", Replay.Differing),
    ];
}
