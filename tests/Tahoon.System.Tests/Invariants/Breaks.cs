namespace Tahoon.SystemTests.Invariants;

/// <summary>A way to break each invariant, and no other unless one can't be broken alone.</summary>
internal static class Breaks
{
    /// <summary>By the invariant's name.</summary>
    public static readonly IReadOnlyDictionary<string, Break> All = new Dictionary<string, Break>
    {
        ["no two active bookings of a provider overlap"] = new("""
            UPDATE booking.Bookings SET ProviderId = One.ProviderId, Start = One.Start, "End" = One."End" FROM One
            WHERE Bookings.BookingId = (SELECT BookingId FROM Other)
            """),
        ["every active booking has a confirmed allocation of its own"] = new(
            "UPDATE scheduling.Allocations SET Owner = Id WHERE Id = (SELECT AllocationId FROM One)"),
        ["every active booking has exactly its cells"] = new("""
            DELETE FROM scheduling.Cells WHERE AllocationId = (SELECT AllocationId FROM One)
            AND Number = (SELECT FirstCell FROM scheduling.Allocations WHERE Id = (SELECT AllocationId FROM One))
            """),
        ["every cell belongs to an active booking or a live hold, and lies within its allocation"] = new(
            "INSERT INTO scheduling.Cells (ProviderId, Number, AllocationId) SELECT ProviderId, 1, AllocationId FROM Gone"),
        ["every live hold has exactly its cells"] = new("""
            INSERT INTO scheduling.Allocations (Id, State, Version, ProviderId, FirstCell, EndCell, ExpiresAt)
            SELECT 'a-hold', 1, 1, ProviderId, 1, 2, '9999-01-01' FROM One
            """),
        ["every confirmed allocation is that of an active booking"] = new(
            "UPDATE scheduling.Allocations SET State = 3 WHERE Id = (SELECT AllocationId FROM Gone)"),
        ["a hold that became an allocation is over, and was of the same slot"] = new("""
            UPDATE scheduling.Allocations SET HoldId = (SELECT AllocationId FROM Gone) WHERE Id = (SELECT AllocationId FROM One)
            """),
        ["no allocation is pending"] = new(
            "UPDATE scheduling.Allocations SET State = 2 WHERE Id = (SELECT AllocationId FROM Gone)"),
        ["every claim has one booking at the most, and none while it is open"] = new(
            "UPDATE booking.Claims SET Finished = 0, Status = NULL WHERE SubjectId = (SELECT BookingId FROM One)"),
        ["every booking uses an allocation that was decided for it"] = new(
            "UPDATE booking.Decisions SET Kind = 2, BookingId = NULL WHERE BookingId = (SELECT BookingId FROM One)"),
        ["every allocation that was used is in its booking's events"] = new("""
            INSERT INTO booking.Decisions (AllocationId, Kind, BookingId, DecidedAt)
            SELECT 'STRAY', 1, BookingId, CreatedAt FROM One
            """),
        ["every booking is what its events add up to"] = new(
            "DROP TRIGGER booking.TR_BookingEvents_AppendOnly_Delete; DELETE FROM booking.BookingEvents WHERE Version = 2 AND BookingId = (SELECT BookingId FROM Gone)"),
        ["every outbox row is sent"] = new(
            "UPDATE identity.Outbox SET SentAt = NULL WHERE EventId = (SELECT MAX(EventId) FROM identity.Outbox)"),
        ["every sent message has its effect or is a dead letter"] = new(
            "DELETE FROM scheduling.Inbox WHERE MessageId = (SELECT MAX(MessageId) FROM scheduling.Inbox)"),
        ["no message waits in a queue"] = new("""
            INSERT INTO broker.messages (queue, dead, message_id, enqueued_at, deliveries, deferred, content)
            SELECT Consumer, 0, MessageId, 0, 0, 0, '' FROM scheduling.Inbox LIMIT 1
            """),
        ["every message of the broker is an outbox row's"] = new("""
            INSERT INTO broker.messages (queue, dead, message_id, enqueued_at, deliveries, deferred, content)
            VALUES ('scheduling', 1, 'nobodys', unixepoch() * 1000, 10, 0, '')
            """),
        ["every event that a user is told of has its notice"] = new(
            "DELETE FROM notification.Notices WHERE Id = (SELECT MAX(Id) FROM notification.Notices)"),
        ["a booking has one active room at the most"] = new(
            File: "rooms.jsonl", Line: """
            SELECT json_object('roomId', 'one-more-room', 'customRoomId', CustomRoomId, 'disabled', json('false'))
            FROM booking.Meetings WHERE Id = (SELECT BookingId FROM One)
            """),
        ["a booking whose meeting is ready has the active room that it names"] = new(
            "UPDATE booking.Meetings SET RoomId = 'not-that-room' WHERE Id = (SELECT BookingId FROM One)"),
        ["a booking that is not active has no active room"] = new(
            File: "rooms.jsonl", Line: """
            SELECT json_object('roomId', RoomId, 'customRoomId', CustomRoomId, 'disabled', json('false'))
            FROM booking.Meetings WHERE Id = (SELECT BookingId FROM Gone)
            """),
        ["every active room is that of a booking"] = new(
            File: "rooms.jsonl", Line: "SELECT json_object('roomId', 'nobodys-room', 'customRoomId', 'nobody', 'disabled', json('false'))"),
        ["every booking has a meeting, wanted while it is active, at its time"] = new(
            "UPDATE booking.Meetings SET Start = datetime(Start, '-1 day') WHERE Id = (SELECT BookingId FROM One)"),
        ["a device has one notification id for each event"] = new("""
            DROP INDEX notification.IX_Pushes_NoticeId_DeviceId;
            CREATE TEMP TABLE Twin AS SELECT * FROM notification.Pushes LIMIT 1;
            UPDATE Twin SET Id = NoticeId, PartnerName = NULL, SentAt = NULL;
            INSERT INTO notification.Pushes SELECT * FROM Twin
            """),
        ["the partner was given one notification id for each device and event"] = new(
            File: "pushes.jsonl", Line: "SELECT json_set($last, '$.data.notificationId', 'another')"),
        ["more acceptances than one come only of tries with an unknown outcome"] = new(
            "UPDATE notification.Pushes SET UnansweredTries = 0, Interruptions = 0", "pushes.jsonl", "SELECT $last"),
        ["the partner accepted no push that is not known"] = new(
            File: "pushes.jsonl", Line: "SELECT json_set($last, '$.data.notificationId', 'another', '$.token', 'another')"),
        ["every push that was sent was accepted by the partner"] = new("""
            CREATE TEMP TABLE Twin AS SELECT * FROM notification.Pushes WHERE PartnerName IS NOT NULL LIMIT 1;
            UPDATE Twin SET Id = 'UNSENT', DeviceId = 'ANOTHER';
            INSERT INTO notification.Pushes SELECT * FROM Twin
            """),
    };

    /// <summary>What is bound to break with an invariant.</summary>
    public static string[] Inevitable(string name) => name switch
    {
        // cells, allocation, events and meeting of a booking say where it really is
        "no two active bookings of a provider overlap" =>
        [
            "every active booking has a confirmed allocation of its own", "every active booking has exactly its cells",
            "every booking is what its events add up to", "every booking has a meeting, wanted while it is active, at its time",
        ],
        "the partner was given one notification id for each device and event" => ["the partner accepted no push that is not known"],
        _ => [],
    };
}
