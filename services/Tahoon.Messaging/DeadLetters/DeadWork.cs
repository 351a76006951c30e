using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Json;
using Tahoon.Messaging.Work;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Messaging.DeadLetters;

/// <summary>What a service knows about work that was given up.</summary>
public interface IDeadWork<in TContext, in TRow>
    where TContext : DbContext
    where TRow : WorkRow
{
    /// <summary>What an operator is shown of it: ids, and nothing that names somebody.</summary>
    Task<object> ShowAsync(TRow row, TContext database, CancellationToken cancellation);

    /// <summary>Until when it may be tried again, or why it is of no use any more.</summary>
    Task<Result<DateTime>> DeadlineAsync(TRow row, TContext database, DateTime now, CancellationToken cancellation);
}

/// <summary>One kind of work that was given up; the key of a row is its id.</summary>
internal sealed class DeadWork<TContext, TRow>(
    string name, IDeadWork<TContext, TRow> work, Database<TContext> database, TimeProvider clock) : IDeadLetterSource
    where TContext : DbContext
    where TRow : WorkRow
{
    private readonly Database<TContext> _database = database.AsSystem;

    public DeadLetterKind Kind => DeadLetterKind.Work;

    public string Name => name;

    public async Task<IReadOnlyList<FoundDeadLetter>> ListAsync(
        DeadLetterPosition? after, int most, string? reason, CancellationToken cancellation)
    {
        var rows = await _database.ReadAsync(
            (context, token) => Dead(context, after, reason).Take(most).ToListAsync(token), cancellation);
        return [.. rows.Select(row => new FoundDeadLetter(Show(row), new(row.Deadline.Ticks, row.Id)))];
    }

    public async Task<OpenedDeadLetter?> OpenAsync(string key, CancellationToken cancellation) =>
        RowId(key) is not { } id ? null : await _database.ReadAsync(
            async (context, token) =>
                await context.Set<TRow>().SingleOrDefaultAsync(row => row.Id == id && row.State == WorkState.Dead, token) is { } row
                    ? new OpenedDeadLetter(
                        Show(row), JsonSerializer.SerializeToElement(await work.ShowAsync(row, context, token), WireJson.Options), null)
                    : null,
            cancellation);

    public async Task<IReadOnlyDictionary<string, Result<ReplayOutcome>>> ReplayAsync(
        IReadOnlyCollection<string> keys, string operatorName, CancellationToken cancellation)
    {
        var outcomes = new Dictionary<string, Result<ReplayOutcome>>();
        foreach (var key in keys)
            outcomes[key] = RowId(key) is not { } id ? Failures.NotFound : await _database.WriteAsync(
                (context, token) => ReplayAsync(context, id, operatorName, token), cancellation);
        return outcomes;
    }

    private async Task<Result<ReplayOutcome>> ReplayAsync(
        TContext context, Guid id, string operatorName, CancellationToken cancellation)
    {
        if (await context.Set<TRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            return Failures.NotFound;
        if (row.State != WorkState.Dead)
            return await context.WasReplayedAsync(Id(id), cancellation) ? ReplayOutcome.AlreadyReplayed : Failures.NotFound;

        var now = clock.GetUtcNow().UtcDateTime;
        var deadline = await work.DeadlineAsync(row, context, now, cancellation);
        if (deadline.Failed)
            return deadline.Failure;

        // asked again of the very row that is changed: another operator, or the service itself, may have been quicker
        var changed = await context.Set<TRow>().Where(dead => dead.Id == id && dead.State == WorkState.Dead).ExecuteUpdateAsync(
            set => set
                .SetProperty(dead => dead.State, WorkState.Waiting)
                .SetProperty(dead => dead.NextAttemptAt, DateTime.UnixEpoch)
                .SetProperty(dead => dead.Deadline, deadline.Value),
            cancellation);
        if (changed == 0)
            return ReplayOutcome.AlreadyReplayed;

        context.AddToTrail(DeadLetterAction.Replay, Id(id), null, operatorName, now);
        return ReplayOutcome.Replayed;
    }

    /// <summary>By deadline; the id decides among equals alone, and is compared by the engine that orders by it.</summary>
    private static IQueryable<TRow> Dead(TContext context, DeadLetterPosition? after, string? reason)
    {
        var dead = context.Set<TRow>().AsNoTracking().Where(row => row.State == WorkState.Dead);
        if (reason is not null)
            dead = dead.Where(row => row.Reason == reason);
        if (after is not null)
        {
            var deadline = new DateTime(Math.Min(after.Number, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
            dead = dead.Where(row => row.Deadline > deadline || (row.Deadline == deadline && row.Id.CompareTo(after.Tie) > 0));
        }

        return dead.OrderBy(row => row.Deadline).ThenBy(row => row.Id);
    }

    private DeadLetter Show(TRow row) => new(
        Id(row.Id), Kind, Name, row.Reason, null, row.Attempts, Deadline: row.Deadline, TraceParent: row.TraceParent);

    private string Id(Guid id) => $"{Name}-{id:D}";

    private static Guid? RowId(string key) => Guid.TryParseExact(key, "D", out var id) ? id : null;
}
