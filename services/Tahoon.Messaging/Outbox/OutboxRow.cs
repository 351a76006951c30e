using Microsoft.EntityFrameworkCore;

namespace Tahoon.Messaging.Outbox;

/// <summary>A message that a committed transaction owes to a queue. One row per event and queue; sent rows are kept 7 days.</summary>
public sealed class OutboxRow
{
    /// <summary>The event's id, and the message's.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The queue.</summary>
    public required string Queue { get; init; }

    /// <summary>The CloudEvent's type.</summary>
    public required string Type { get; init; }

    /// <summary>The CloudEvent, JSON.</summary>
    public required string Body { get; init; }

    /// <summary>The trace that the change belongs to, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>W3C trace state, or null.</summary>
    public string? TraceState { get; init; }

    /// <summary>When the change was made, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>The relay that is sending it, or null.</summary>
    public Guid? LeaseOwner { get; set; }

    /// <summary>Until when no other relay takes it, by the database's clock.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>When the broker had it on disk; null until then.</summary>
    public DateTime? SentAt { get; set; }
}

/// <summary>Maps the outbox into a service's model.</summary>
public static class OutboxMapping
{
    /// <summary>Adds the table <c>Outbox</c>.</summary>
    public static void MapOutbox(this ModelBuilder model) => model.Entity<OutboxRow>(row =>
    {
        row.ToTable("Outbox");
        row.HasKey(message => new { message.EventId, message.Queue });
        row.HasIndex(message => message.OccurredAt).HasFilter("\"SentAt\" IS NULL").HasDatabaseName("IX_Outbox_Unsent");
        row.HasIndex(message => message.LeaseOwner).HasFilter("\"LeaseOwner\" IS NOT NULL");
        row.HasIndex(message => message.SentAt);
        row.Property(message => message.Queue).HasMaxLength(64).IsUnicode(false);
        row.Property(message => message.Type).HasMaxLength(128).IsUnicode(false);
        row.Property(message => message.TraceParent).HasMaxLength(55).IsUnicode(false);
        row.Property(message => message.TraceState).HasMaxLength(512).IsUnicode(false);
    });
}
