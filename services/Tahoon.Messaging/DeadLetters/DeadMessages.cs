using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>The dead letters of the queue that a service consumes; the key of one is its sequence number.</summary>
internal sealed class DeadMessages<TContext>(string queue, IQueues queues, Database<TContext> database, TimeProvider clock)
    : IDeadLetterSource
    where TContext : DbContext
{
    private const int PeekedAtOnce = 100;

    private static readonly Failure Held = Failures.Conflict.Because("Somebody else holds it; look again in a minute.");

    private readonly Database<TContext> _database = database.AsSystem;

    public DeadLetterKind Kind => DeadLetterKind.Message;

    public string Name => "message";

    public async Task<IReadOnlyList<FoundDeadLetter>> ListAsync(
        DeadLetterPosition? after, int most, string? reason, CancellationToken cancellation)
    {
        var found = new List<FoundDeadLetter>();
        for (var from = after is null ? 0 : after.Number + 1; found.Count < most;)
        {
            var page = await queues.PeekDeadLettersAsync(queue, from, Math.Min(most, PeekedAtOnce), cancellation);
            if (page.Count == 0)
                break;

            found.AddRange(page
                .Where(message => reason is null || message.Reason == reason)
                .Take(most - found.Count)
                .Select(message => new FoundDeadLetter(Show(message), new(message.SequenceNumber, Guid.Empty))));
            from = page[^1].SequenceNumber + 1;
        }

        return found;
    }

    public async Task<OpenedDeadLetter?> OpenAsync(string key, CancellationToken cancellation)
    {
        if (Number(key) is not { } number || await PeekAsync(number, cancellation) is not { } message)
            return null;

        var json = MessageBody.AsJson(message.Message.Body);
        return new OpenedDeadLetter(
            Show(message), json, json is null ? Convert.ToBase64String(message.Message.Body.Span) : null);
    }

    public async Task<IReadOnlyDictionary<string, Result<ReplayOutcome>>> ReplayAsync(
        IReadOnlyCollection<string> keys, string operatorName, CancellationToken cancellation)
    {
        var there = new List<DeadMessage>();
        foreach (var key in keys)
            if (Number(key) is { } number && await PeekAsync(number, cancellation) is { } message)
                there.Add(message);
        if (there.Count > 0)
            await WriteDownAsync(there, operatorName, cancellation);

        var replayed = await queues.ReplayDeadLettersAsync(queue, [.. there.Select(message => message.SequenceNumber)], cancellation);
        var outcomes = new Dictionary<string, Result<ReplayOutcome>>();
        foreach (var key in keys)
            outcomes[key] = Number(key) switch
            {
                { } number when replayed.Contains(number) => ReplayOutcome.Replayed,
                { } number => await WhyNotAsync(number, cancellation),
                null => Failures.NotFound,
            };
        return outcomes;
    }

    private Task<bool> WriteDownAsync(IReadOnlyList<DeadMessage> messages, string operatorName, CancellationToken cancellation) =>
        _database.WriteAsync(
            (context, _) =>
            {
                foreach (var message in messages)
                    context.AddToTrail(
                        DeadLetterAction.Replay, Id(message.SequenceNumber), message.Message.Id, operatorName, clock.GetUtcNow().UtcDateTime);
                return Task.FromResult(true);
            },
            cancellation);

    private async Task<Result<ReplayOutcome>> WhyNotAsync(long number, CancellationToken cancellation)
    {
        if (await PeekAsync(number, cancellation) is not null)
            return Held;

        var was = await _database.ReadAsync((context, token) => context.WasReplayedAsync(Id(number), token), cancellation);
        return was ? ReplayOutcome.AlreadyReplayed : Failures.NotFound;
    }

    private async Task<DeadMessage?> PeekAsync(long number, CancellationToken cancellation) =>
        await queues.PeekDeadLettersAsync(queue, number, 1, cancellation) is [var message] && message.SequenceNumber == number
            ? message
            : null;

    private DeadLetter Show(DeadMessage dead) => new(
        Id(dead.SequenceNumber),
        Kind,
        dead.Message.Subject.Length > 0 ? dead.Message.Subject : null,
        dead.Reason,
        dead.Description,
        dead.DeliveryCount,
        EnqueuedAt: dead.EnqueuedAt.UtcDateTime,
        SequenceNumber: dead.SequenceNumber,
        MessageId: dead.Message.Id,
        TraceParent: dead.Message.TraceParent);

    private string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}");

    /// <summary>One spelling only, as the trail knows a letter by it.</summary>
    private static long? Number(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == key
            ? number
            : null;
}
