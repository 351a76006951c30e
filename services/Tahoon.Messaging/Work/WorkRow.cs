using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tahoon.Messaging.Work;

/// <summary>Where a piece of work stands.</summary>
public enum WorkState
{
    /// <summary>To be done, at once or later.</summary>
    Waiting = 1,

    /// <summary>Done.</summary>
    Done = 2,

    /// <summary>Given up, with its reason.</summary>
    Dead = 3,
}

/// <summary>
/// A call that is owed to somebody outside: the queue woke us, this row remembers. A partner's outage is waiting here and not
/// deliveries there. All its times go by the database's clock, but the deadline, which is the business's.
/// </summary>
public abstract class WorkRow
{
    /// <summary>The row's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public WorkState State { get; set; } = WorkState.Waiting;

    /// <summary>Not before then; the epoch is at once.</summary>
    public DateTime NextAttemptAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>After that it is given up.</summary>
    public required DateTime Deadline { get; set; }

    /// <summary>How often it was tried, a running try included.</summary>
    public int Attempts { get; set; }

    /// <summary>How many tries ended without a result, as their process died or lost its lease: their outcome is unknown.</summary>
    public int Interruptions { get; set; }

    /// <summary>Who tries now, or tried last without a result; null otherwise.</summary>
    public Guid? LeaseOwner { get; set; }

    /// <summary>Until when nobody else tries.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>Why it waits or was given up; no personal data.</summary>
    public string? Reason { get; set; }

    /// <summary>The trace that the work belongs to.</summary>
    public string? TraceParent { get; init; } = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
}

/// <summary>Maps work rows into a service's model.</summary>
public static class WorkMapping
{
    /// <summary>Maps what every work row has; the table and the rest are the service's.</summary>
    public static void MapWork<TRow>(this EntityTypeBuilder<TRow> row)
        where TRow : WorkRow
    {
        row.HasKey(work => work.Id);
        row.Property(work => work.Id).ValueGeneratedNever();
        row.HasIndex(work => new { work.State, work.NextAttemptAt });
        row.HasIndex(work => work.LeaseOwner).HasFilter("\"LeaseOwner\" IS NOT NULL");
        row.Property(work => work.Reason).HasMaxLength(400);
        row.Property(work => work.TraceParent).HasMaxLength(55).IsUnicode(false);
    }
}
