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
    ];
}
