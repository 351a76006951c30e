using System.Text.Json;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>What was given up.</summary>
public enum DeadLetterKind
{
    /// <summary>A message in a queue's dead letters.</summary>
    Message = 1,

    /// <summary>A call to a partner, remembered in the database.</summary>
    Work = 2,
}

/// <summary>Something that was given up, as an operator sees it in a list.</summary>
/// <param name="Id">Such as <c>message-42</c>, or <c>push-</c> and the row's id.</param>
/// <param name="Type">A message's event type, or which work it is.</param>
/// <param name="Reason">Why; a stable word for messages, the partner's for work.</param>
/// <param name="Description">More about the reason.</param>
/// <param name="Attempts">Deliveries, or tries.</param>
/// <param name="EnqueuedAt">When a message became receivable, UTC.</param>
/// <param name="Deadline">When work was to be given up, UTC.</param>
/// <param name="SequenceNumber">The broker's number of a message; sent again, it has another.</param>
/// <param name="MessageId">The message's id, by which logs and inbox know it.</param>
/// <param name="TraceParent">The trace that it belongs to.</param>
public sealed record DeadLetter(
    string Id,
    DeadLetterKind Kind,
    string? Type,
    string? Reason,
    string? Description,
    int Attempts,
    DateTime? EnqueuedAt = null,
    DateTime? Deadline = null,
    long? SequenceNumber = null,
    string? MessageId = null,
    string? TraceParent = null);

/// <summary>A page of dead letters.</summary>
/// <param name="NextCursor">Asks for the next page; left out on the last.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, string? NextCursor);

/// <summary>A dead letter with what it says.</summary>
/// <param name="Body">A message's JSON, or what is known of the work.</param>
/// <param name="BodyBase64">A message's body where it is no JSON.</param>
public sealed record OpenedDeadLetter(DeadLetter Letter, JsonElement? Body, string? BodyBase64);

/// <summary>What came of a replay.</summary>
public enum ReplayOutcome
{
    /// <summary>It is on its way again.</summary>
    Replayed = 1,

    /// <summary>It was sent on its way before, and is no dead letter any more.</summary>
    AlreadyReplayed = 2,
}

/// <summary>The answer to a replay of one.</summary>
public sealed record ReplayedDeadLetter(string Id, ReplayOutcome Outcome);

/// <summary>One that stays where it is.</summary>
/// <param name="Code">One of the failures' codes.</param>
public sealed record NotReplayed(string Id, string Code, string? Detail);

/// <summary>The answer to a replay of many.</summary>
/// <param name="Replayed">Ids of what is on its way again.</param>
/// <param name="NotReplayed">What stays, and why.</param>
/// <param name="More">True where there were more than one request replays.</param>
public sealed record ReplayedDeadLetters(IReadOnlyList<string> Replayed, IReadOnlyList<NotReplayed> NotReplayed, bool More);
