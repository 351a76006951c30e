using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Auditing;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>What an operator did with a dead letter.</summary>
public enum DeadLetterAction
{
    /// <summary>Its body was read.</summary>
    Read = 1,

    /// <summary>It was sent on its way again.</summary>
    Replay = 2,
}

/// <summary>An appended line: which operator read or replayed which dead letter, and when. It is never changed.</summary>
public sealed class DeadLetterTrailRow
{
    /// <summary>The line's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The operator's name.</summary>
    public required string Operator { get; init; }

    /// <summary>What was done.</summary>
    public required DeadLetterAction Action { get; init; }

    /// <summary>The dead letter's id.</summary>
    public required string LetterId { get; init; }

    /// <summary>The message's id; null for work, whose letter's id has it.</summary>
    public string? MessageId { get; init; }

    /// <summary>The trace of the request.</summary>
    public string? TraceId { get; init; }
}

/// <summary>Maps the trail into a service's model, and appends to it.</summary>
public static class DeadLetterTrail
{
    /// <summary>The table, and the trigger that its migration makes of <see cref="AppendOnly"/>.</summary>
    public const string Table = "DeadLetterTrail";

    private const int LongestMessageId = 128;

    /// <summary>Adds the table <c>DeadLetterTrail</c>.</summary>
    public static void MapDeadLetterTrail(this ModelBuilder model) => model.Entity<DeadLetterTrailRow>(row =>
    {
        row.ToTable(Table, table =>
        {
            table.HasTrigger(AppendOnly.TriggerOf(Table));
            table.HasCheckConstraint("CK_DeadLetterTrail_Action", "\"Action\" BETWEEN 1 AND 2");
        });
        row.HasKey(line => line.Id);
        row.Property(line => line.Id).ValueGeneratedNever();
        row.HasIndex(line => line.At);
        row.HasIndex(line => line.LetterId);
        row.Property(line => line.Operator).HasMaxLength(128).IsUnicode(false);
        row.Property(line => line.LetterId).HasMaxLength(64).IsUnicode(false);
        row.Property(line => line.MessageId).HasMaxLength(LongestMessageId);
        row.Property(line => line.TraceId).HasMaxLength(32).IsUnicode(false);
    });

    internal static void AddToTrail(
        this DbContext context, DeadLetterAction action, string letterId, string? messageId, string operatorName, DateTime now) =>
        context.Add(new DeadLetterTrailRow
        {
            Id = Guid.CreateVersion7(),
            At = now,
            Operator = operatorName,
            Action = action,
            LetterId = letterId,
            MessageId = messageId is { Length: > LongestMessageId } ? messageId[..LongestMessageId] : messageId,
            TraceId = Activity.Current?.TraceId.ToHexString(),
        });

    internal static Task<bool> WasReplayedAsync(this DbContext context, string letterId, CancellationToken cancellation) =>
        context.Set<DeadLetterTrailRow>().AnyAsync(
            line => line.LetterId == letterId && line.Action == DeadLetterAction.Replay, cancellation);
}
