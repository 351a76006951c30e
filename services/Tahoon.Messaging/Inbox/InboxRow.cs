using Microsoft.EntityFrameworkCore;

namespace Tahoon.Messaging.Inbox;

/// <summary>A message that had its effect. Kept 30 days: longer than a dead letter may be replayed.</summary>
public sealed class InboxRow
{
    /// <summary>The queue that it came by.</summary>
    public required string Consumer { get; init; }

    /// <summary>The message's id.</summary>
    public required string MessageId { get; init; }

    /// <summary>When, by this service's clock, UTC.</summary>
    public required DateTime ReceivedAt { get; init; }
}

/// <summary>Maps the inbox into a service's model.</summary>
public static class InboxMapping
{
    /// <summary>Adds the table <c>Inbox</c>.</summary>
    public static void MapInbox(this ModelBuilder model) => model.Entity<InboxRow>(row =>
    {
        row.ToTable("Inbox");
        row.HasKey(message => new { message.Consumer, message.MessageId });
        row.HasIndex(message => message.ReceivedAt);
        row.Property(message => message.Consumer).HasMaxLength(64).IsUnicode(false);
        row.Property(message => message.MessageId).HasMaxLength(128).IsUnicode(false);
    });
}
