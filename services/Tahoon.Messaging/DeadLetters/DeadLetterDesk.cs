using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>All that a service has given up, and what an operator may do with it.</summary>
internal sealed partial class DeadLetterDesk<TContext>(
    IEnumerable<IDeadLetterSource> sources, Database<TContext> database, TimeProvider clock, ILogger<DeadLetterDesk<TContext>> logger)
    where TContext : DbContext
{
    /// <summary>So many are replayed by one request at most.</summary>
    internal const int MostAtOnce = 500;

    private readonly List<IDeadLetterSource> _sources = [.. sources];
    private readonly Database<TContext> _database = database.AsSystem;

    public async Task<Result<DeadLetterPage>> ListAsync(
        DeadLetterKind? kind, string? reason, string? cursor, int limit, CancellationToken cancellation)
    {
        var begin = DeadLetterCursor.Read(cursor, _sources.Count);
        if (begin.Failed)
            return begin.Failure;

        var found = await FindAsync(kind, reason, begin.Value, limit + 1, cancellation);
        return new DeadLetterPage(
            [.. found.Take(limit).Select(one => one.Found.Letter)],
            found.Count > limit ? new DeadLetterCursor(found[limit - 1].Source, found[limit - 1].Found.Position).Write() : null);
    }

    /// <summary>Reads one with its body, which is written down before it is shown.</summary>
    public async Task<Result<OpenedDeadLetter>> OpenAsync(string id, string operatorName, CancellationToken cancellation)
    {
        if (SourceOf(id, out var key) is not { } source)
            return Failures.NotFound;
        if (await AskAsync(() => source.OpenAsync(key, cancellation)) is not { } opened)
            return Failures.NotFound;

        await _database.WriteAsync(
            (context, _) =>
            {
                context.AddToTrail(DeadLetterAction.Read, id, opened.Letter.MessageId, operatorName, clock.GetUtcNow().UtcDateTime);
                return Task.FromResult(true);
            },
            cancellation);
        Log.Read(logger, operatorName, id, opened.Letter.MessageId);
        return opened;
    }

    public async Task<Result<ReplayedDeadLetter>> ReplayAsync(string id, string operatorName, CancellationToken cancellation)
    {
        if (SourceOf(id, out var key) is not { } source)
            return Failures.NotFound;

        var outcome = (await ReplayAsync(source, [key], operatorName, cancellation))[key];
        return outcome.Failed ? outcome.Failure : new ReplayedDeadLetter(id, outcome.Value);
    }

    /// <summary>Replays those that are there now: what dies again meanwhile is left for another time.</summary>
    public async Task<ReplayedDeadLetters> ReplayAllAsync(
        DeadLetterKind? kind, string? reason, string operatorName, CancellationToken cancellation)
    {
        var (replayed, not) = (new List<string>(), new List<NotReplayed>());
        var found = await FindAsync(kind, reason, DeadLetterCursor.Begin, MostAtOnce + 1, cancellation);
        foreach (var some in found.Take(MostAtOnce).GroupBy(one => _sources[one.Source]))
        {
            var keys = some.Select(one => one.Found.Letter.Id[(some.Key.Name.Length + 1)..]).ToList();
            foreach (var (key, outcome) in await ReplayAsync(some.Key, keys, operatorName, cancellation))
            {
                var id = $"{some.Key.Name}-{key}";
                if (outcome.Failed)
                    not.Add(new NotReplayed(id, outcome.Failure.Code, outcome.Failure.Detail));
                else if (outcome.Value == ReplayOutcome.Replayed)
                    replayed.Add(id);
            }
        }

        return new ReplayedDeadLetters(replayed, not, found.Count > MostAtOnce);
    }

    private async Task<List<(int Source, FoundDeadLetter Found)>> FindAsync(
        DeadLetterKind? kind, string? reason, DeadLetterCursor begin, int most, CancellationToken cancellation)
    {
        var found = new List<(int, FoundDeadLetter)>();
        for (var number = begin.Source; number < _sources.Count && found.Count < most; number++)
        {
            var source = _sources[number];
            if (kind is not null && source.Kind != kind)
                continue;

            var after = number == begin.Source ? begin.Position : null;
            var letters = await AskAsync(() => source.ListAsync(after, most - found.Count, reason, cancellation));
            found.AddRange(letters.Select(letter => (number, letter)));
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<string, Result<ReplayOutcome>>> ReplayAsync(
        IDeadLetterSource source, IReadOnlyCollection<string> keys, string operatorName, CancellationToken cancellation)
    {
        var outcomes = await AskAsync(() => source.ReplayAsync(keys, operatorName, cancellation));
        foreach (var (key, outcome) in outcomes)
            Log.Replayed(logger, operatorName, source.Name, key, outcome.Failure?.Code ?? $"{outcome.Value}");
        return outcomes;
    }

    /// <summary>The source that an id names: what stands before the first hyphen.</summary>
    private IDeadLetterSource? SourceOf(string id, out string key)
    {
        var hyphen = id.IndexOf('-', StringComparison.Ordinal);
        key = id[(hyphen + 1)..];
        return hyphen < 0 ? null : _sources.Find(source => id.AsSpan(0, hyphen).SequenceEqual(source.Name));
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (QueueUnavailableException exception)
        {
            throw new DependencyUnavailableException("queue", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Operator {Operator} read dead letter {Letter} with message {MessageId}")]
        public static partial void Read(ILogger logger, string @operator, string letter, string? messageId);

        [LoggerMessage(2, LogLevel.Information, "Operator {Operator} replayed dead letter {Source}-{Key}: {Outcome}")]
        public static partial void Replayed(ILogger logger, string @operator, string source, string key, string outcome);
    }
}
