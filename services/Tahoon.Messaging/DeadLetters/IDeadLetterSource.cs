using Tahoon.Contracts.Errors;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>A place where things are given up: a queue's dead letters, or one kind of work.</summary>
internal interface IDeadLetterSource
{
    DeadLetterKind Kind { get; }

    /// <summary>What the ids of its letters begin with.</summary>
    string Name { get; }

    /// <summary>Letters after a position, in an order that does not change.</summary>
    /// <param name="after">Where the page before ended, or null.</param>
    /// <param name="most">At most so many; fewer are all.</param>
    /// <param name="reason">Only those of this reason, where it is not null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<FoundDeadLetter>> ListAsync(
        DeadLetterPosition? after, int most, string? reason, CancellationToken cancellation);

    /// <summary>A letter by what follows the name in its id; null where there is none.</summary>
    Task<OpenedDeadLetter?> OpenAsync(string key, CancellationToken cancellation);

    /// <summary>Sends letters on their way again. Of each that is there it is written down first who does so.</summary>
    Task<IReadOnlyDictionary<string, Result<ReplayOutcome>>> ReplayAsync(
        IReadOnlyCollection<string> keys, string operatorName, CancellationToken cancellation);
}

/// <summary>A letter, and where it lies.</summary>
internal sealed record FoundDeadLetter(DeadLetter Letter, DeadLetterPosition Position);

/// <summary>A place in a source's order: a number, and what decides among equals.</summary>
internal sealed record DeadLetterPosition(long Number, Guid Tie);
