namespace Tahoon.Invariants.Rules;

/// <summary>Bookings, allocations and cells agree. A booking is active unless it was cancelled.</summary>
internal static class TimeRules
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        Invariant.Of("no two active bookings of a provider overlap",
            """
            SELECT a.BookingId || ' ' || b.BookingId
            FROM booking.Bookings a JOIN booking.Bookings b ON a.ProviderId = b.ProviderId AND a.BookingId < b.BookingId
            WHERE a.Status <> 2 AND b.Status <> 2 AND a.Start < b."End" AND b.Start < a."End"
            """),
        Invariant.Of("every active booking has a confirmed allocation of its own",
            """
            SELECT b.BookingId FROM booking.Bookings b LEFT JOIN scheduling.Allocations a ON a.Id = b.AllocationId
            WHERE b.Status <> 2 AND (a.State IS NOT 3 OR a.Owner <> b.BookingId OR a.ProviderId <> b.ProviderId
                OR a.StartsAt <> b.Start OR a.EndsAt <> b."End")
            """),
        // a cell is five minutes since the epoch, and buffers may be before and after the session
        Invariant.Of("every active booking has exactly its cells",
            """
            SELECT b.BookingId FROM booking.Bookings b JOIN scheduling.Allocations a ON a.Id = b.AllocationId
            WHERE b.Status <> 2 AND (a.FirstCell * 300 > unixepoch(b.Start) OR a.EndCell * 300 < unixepoch(b."End")
                OR a.EndCell - a.FirstCell <> (SELECT COUNT(*) FROM scheduling.Cells c
                    WHERE c.ProviderId = b.ProviderId AND c.Number >= a.FirstCell AND c.Number < a.EndCell AND c.AllocationId = a.Id))
            """),
        // a lapsed hold is swept within seconds
        Invariant.Of("every cell belongs to an active booking or a live hold, and lies within its allocation",
            """
            SELECT c.ProviderId || ' ' || c.Number
            FROM scheduling.Cells c LEFT JOIN scheduling.Allocations a ON a.Id = c.AllocationId
            LEFT JOIN booking.Bookings b ON b.AllocationId = a.Id AND b.Status <> 2
            WHERE a.Id IS NULL OR a.ProviderId <> c.ProviderId OR c.Number < a.FirstCell OR c.Number >= a.EndCell
                OR NOT (a.State = 1 AND a.ExpiresAt > strftime('%Y-%m-%d %H:%M:%f', 'now', '-30 seconds') OR a.State <> 1 AND b.BookingId IS NOT NULL)
            """),
        Invariant.Of("every live hold has exactly its cells",
            """
            SELECT a.Id FROM scheduling.Allocations a
            WHERE a.State = 1 AND a.EndCell - a.FirstCell <> (SELECT COUNT(*) FROM scheduling.Cells c
                WHERE c.ProviderId = a.ProviderId AND c.Number >= a.FirstCell AND c.Number < a.EndCell AND c.AllocationId = a.Id)
            """),
        Invariant.Of("a hold that became an allocation is over, and was of the same slot",
            """
            SELECT a.Id FROM scheduling.Allocations a JOIN scheduling.Allocations h ON h.Id = a.HoldId
            WHERE h.State <> 4 OR h.ProviderId <> a.ProviderId OR h.StartsAt <> a.StartsAt OR h.EndsAt <> a.EndsAt
            """),
        Invariant.Of("every confirmed allocation is that of an active booking",
            """
            SELECT a.Id FROM scheduling.Allocations a LEFT JOIN booking.Bookings b ON b.AllocationId = a.Id AND b.Status <> 2
            WHERE a.State = 3 AND b.BookingId IS NULL
            """),
        Invariant.Of("no allocation is pending", "SELECT Id FROM scheduling.Allocations WHERE State = 2"),
    ];
}
