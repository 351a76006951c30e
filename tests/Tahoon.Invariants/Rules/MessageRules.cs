namespace Tahoon.Invariants.Rules;

/// <summary>What a change owes is sent, and arrives.</summary>
internal static class MessageRules
{
    private const string Outboxes = """
        WITH Outboxes AS (
            SELECT EventId, Queue, SentAt FROM booking.Outbox UNION ALL SELECT EventId, Queue, SentAt FROM identity.Outbox)
        """;

    public static IReadOnlyList<Invariant> All { get; } =
    [
        Invariant.Of("every outbox row is sent",
            $"{Outboxes} SELECT EventId || ' ' || Queue FROM Outboxes WHERE SentAt IS NULL"),
        // a consumer has its queue's name, and an event's id is lower case on the wire
        Invariant.Of("every sent message has its effect or is a dead letter",
            $"""
            {Outboxes}, Inboxes AS (
                SELECT Consumer, MessageId FROM scheduling.Inbox WHERE Consumer = 'scheduling'
                UNION ALL SELECT Consumer, MessageId FROM booking.Inbox WHERE Consumer = 'meetings'
                UNION ALL SELECT Consumer, MessageId FROM notification.Inbox WHERE Consumer = 'notifications'
                UNION ALL SELECT queue, message_id FROM broker.messages WHERE dead = 1)
            SELECT EventId || ' ' || Queue FROM Outboxes WHERE SentAt IS NOT NULL
            EXCEPT SELECT UPPER(MessageId) || ' ' || Consumer FROM Inboxes
            """),
        Invariant.Of("no message waits in a queue",
            "SELECT sequence FROM broker.messages WHERE dead = 0 AND enqueued_at <= unixepoch() * 1000"),
        // sent rows are kept for a week, dead letters for good
        Invariant.Of("every message of the broker is an outbox row's",
            $"""
            {Outboxes} SELECT m.sequence || ' ' || m.message_id FROM broker.messages m
            WHERE m.enqueued_at > (unixepoch() - 6 * 86400) * 1000
                AND NOT EXISTS (SELECT 1 FROM Outboxes o WHERE o.EventId = UPPER(m.message_id) AND o.Queue = m.queue)
            """),
        // an erased user's notices are gone with it
        Invariant.Of("every event that a user is told of has its notice",
            """
            SELECT o.EventId FROM booking.Outbox o
            JOIN notification.Inbox i ON i.Consumer = 'notifications' AND UPPER(i.MessageId) = o.EventId
            LEFT JOIN notification.Notices n ON n.Id = o.EventId
            WHERE o.Queue = 'notifications' AND n.Id IS NULL AND NOT EXISTS (SELECT 1 FROM notification.Recipients r
                WHERE r.UserId = UPPER(o.Body ->> '$.data.userId') AND r.ErasedAt IS NOT NULL)
            """),
    ];
}
