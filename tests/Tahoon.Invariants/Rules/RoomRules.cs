namespace Tahoon.Invariants.Rules;

/// <summary>The partner's rooms and the meetings agree. The partner knows a booking by the meeting's custom room id.</summary>
internal static class RoomRules
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        Invariant.Of("a booking has one active room at the most",
            """
            SELECT BookingName FROM temp.Rooms WHERE NOT Disabled AND BookingName IS NOT NULL
            GROUP BY BookingName HAVING COUNT(*) > 1
            """,
            asksPartners: true),
        Invariant.Of("a booking whose meeting is ready has the active room that it names",
            """
            SELECT m.Id FROM booking.Meetings m LEFT JOIN temp.Rooms r ON r.RoomId = m.RoomId
            WHERE m.Wanted AND m.State = 2 AND (r.Disabled IS NOT 0 OR r.BookingName IS NOT m.CustomRoomId)
            """,
            asksPartners: true),
        // a room that still waits to be closed is not settled; one that was given up is a dead letter with its reason
        Invariant.Of("a booking that is not active has no active room",
            """
            SELECT b.BookingId FROM booking.Bookings b JOIN booking.Meetings m ON m.Id = b.BookingId
            JOIN temp.Rooms r ON r.BookingName = m.CustomRoomId AND NOT r.Disabled
            WHERE b.Status = 2 AND m.State = 2
            """,
            asksPartners: true),
        Invariant.Of("every active room is that of a booking",
            """
            SELECT r.RoomId FROM temp.Rooms r LEFT JOIN booking.Meetings m ON m.CustomRoomId = r.BookingName
            WHERE NOT r.Disabled AND m.Id IS NULL
            """,
            asksPartners: true),
        // what a dead letter would have told is not known
        Invariant.Of("every booking has a meeting, wanted while it is active, at its time",
            """
            SELECT b.BookingId FROM booking.Bookings b LEFT JOIN booking.Meetings m ON m.Id = b.BookingId
            WHERE (m.Id IS NULL OR m.Wanted <> (b.Status <> 2)
                    OR b.Status <> 2 AND (unixepoch(m.Start) <> unixepoch(b.Start) OR unixepoch(m."End") <> unixepoch(b."End")))
                AND NOT EXISTS (SELECT 1 FROM booking.Outbox o JOIN broker.messages d ON d.dead = 1 AND UPPER(d.message_id) = o.EventId
                    WHERE o.Queue = 'meetings' AND UPPER(o.Body ->> '$.data.bookingId') = b.BookingId)
            """),
    ];
}
