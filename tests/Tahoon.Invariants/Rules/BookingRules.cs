namespace Tahoon.Invariants.Rules;

/// <summary>A booking, its claim, its decision and its events agree.</summary>
internal static class BookingRules
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        // a claim makes the booking of its subject's id, or moves one to its allocation's time; it is closed by the transaction that does
        Invariant.Of("every claim has one booking at the most, and none while it is open",
            """
            SELECT c.SubjectId FROM booking.Claims c
            LEFT JOIN booking.Bookings made ON made.BookingId = c.SubjectId
            LEFT JOIN booking.Decisions used ON used.AllocationId = c.AllocationId AND used.Kind = 1
            WHERE (made.BookingId IS NOT NULL OR used.BookingId IS NOT NULL)
                AND (NOT c.Finished OR c.Status >= 300 OR used.BookingId <> made.BookingId)
            """),
        Invariant.Of("every booking uses an allocation that was decided for it",
            """
            SELECT b.BookingId FROM booking.Bookings b LEFT JOIN booking.Decisions d ON d.AllocationId = b.AllocationId
            WHERE d.Kind IS NOT 1 OR d.BookingId IS NOT b.BookingId
            """),
        Invariant.Of("every allocation that was used is in its booking's events",
            """
            SELECT d.AllocationId FROM booking.Decisions d WHERE d.Kind = 1 AND NOT EXISTS (
                SELECT 1 FROM booking.BookingEvents e
                WHERE e.BookingId = d.BookingId AND UPPER(e.Data ->> 'allocationId') = d.AllocationId)
            """),
        new("every booking is what its events add up to", Replay.Differing),
    ];
}
