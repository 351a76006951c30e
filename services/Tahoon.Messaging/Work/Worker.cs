using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.Messaging.Telemetry;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Health;

namespace Tahoon.Messaging.Work;

/// <summary>
/// Tries what is due, in every replica: rows are taken by lease, a try is recorded before it begins, and its result is written
/// only by whoever still holds the lease.
/// </summary>
internal sealed partial class Worker<TContext, TRow, TExecutor>(
    Database<TContext> database, IServiceScopeFactory scopes, MessagingMetrics metrics, Pulses pulses, TimeProvider clock,
    ILogger<Worker<TContext, TRow, TExecutor>> logger) : BackgroundService
    where TContext : DbContext
    where TRow : WorkRow
    where TExecutor : IWorkExecutor<TContext, TRow>
{
    private readonly Database<TContext> _database = database.AsSystem;

    private static readonly string Loop = $"worker of {typeof(TRow).Name}";

    private const int AtOnce = 8;
    private const int LeaseSeconds = 30;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Try = TimeSpan.FromSeconds(LeaseSeconds - 10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            pulses.Beat(Loop);
            try
            {
                running.RemoveAll(task => task.IsCompleted);
                foreach (var row in await TakeAsync(AtOnce - running.Count, stoppingToken))
                    running.Add(TryAsync(row, stoppingToken));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotTaken(logger, typeof(TRow).Name, exception);
            }

            await Task.Delay(Idle, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        pulses.End(Loop);
        await Task.WhenAll(running);
    }

    /// <summary>Takes what is due, at most so many, and records that it is being tried.</summary>
    internal async Task<IReadOnlyList<TRow>> TakeAsync(int most, CancellationToken cancellation)
    {
        if (most <= 0)
            return [];

        // a look that writes nothing comes first: mostly there is nothing due
        if (!await _database.ReadAsync((context, token) => WorkClaim.Due<TRow>(context).AnyAsync(token), cancellation))
            return [];

        var owner = Guid.NewGuid();
        return await _database.WriteAsync(
            (context, token) => WorkClaim.TakeAsync<TRow>(context, owner, most, LeaseSeconds, token), cancellation);
    }

    /// <summary>Tries one row and writes down what came of it.</summary>
    internal async Task TryAsync(TRow row, CancellationToken cancellation)
    {
        using var activity = MessagingTelemetry.Working(typeof(TRow).Name, row.TraceParent);
        using var busy = pulses.Busy($"a try of {typeof(TRow).Name}");
        try
        {
            var outcome = await ExecuteAsync(row, cancellation);
            await _database.WriteAsync((context, token) => RecordAsync(context, row, outcome, token), cancellation);
            metrics.Tried(typeof(TRow).Name, outcome switch
            {
                WorkOutcome<TContext, TRow>.Done => "done",
                WorkOutcome<TContext, TRow>.Later => "later",
                _ => "dead",
            });
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // the lease runs out and the row comes again as an interrupted one
            Log.NotRecorded(logger, typeof(TRow).Name, row.Id, exception);
        }
        catch (OperationCanceledException)
        {
            // stopping: the same
        }
    }

    private async Task<WorkOutcome<TContext, TRow>> ExecuteAsync(TRow row, CancellationToken cancellation)
    {
        if (clock.GetUtcNow().UtcDateTime > row.Deadline)
            return new WorkOutcome<TContext, TRow>.Dead(row.Reason is null ? "The deadline passed." : $"The deadline passed: {row.Reason}");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Try);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<TExecutor>().ExecuteAsync(row, limit.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            Log.TryFailed(logger, typeof(TRow).Name, row.Id, row.Attempts, exception);
            return new WorkOutcome<TContext, TRow>.Later(exception.GetType().Name);
        }
    }

    private static async Task<bool> RecordAsync(
        TContext context, TRow tried, WorkOutcome<TContext, TRow> outcome, CancellationToken cancellation)
    {
        var row = await context.Set<TRow>()
            .SingleOrDefaultAsync(work => work.Id == tried.Id && work.LeaseOwner == tried.LeaseOwner, cancellation);
        if (row is null)
            return false;

        row.LeaseOwner = null;
        row.LeaseUntil = null;
        switch (outcome)
        {
            case WorkOutcome<TContext, TRow>.Done done:
                row.State = WorkState.Done;
                row.Reason = null;
                await (done.Also?.Invoke(context, row, cancellation) ?? Task.CompletedTask);
                break;
            case WorkOutcome<TContext, TRow>.Later later:
                row.Reason = later.Reason;
                row.NextAttemptAt = await DatabaseClock.ReadAsync(context, cancellation) + (later.After ?? BackOff.After(row.Attempts));
                later.Also?.Invoke(row);
                break;
            case WorkOutcome<TContext, TRow>.Dead dead:
                row.State = WorkState.Dead;
                row.Reason = dead.Reason;
                await (dead.Also?.Invoke(context, row, cancellation) ?? Task.CompletedTask);
                break;
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Due {Work} could not be taken")]
        public static partial void NotTaken(ILogger logger, string work, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "Try {Attempt} of {Work} {Id} failed")]
        public static partial void TryFailed(ILogger logger, string work, Guid id, int attempt, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "The result of a try of {Work} {Id} could not be written")]
        public static partial void NotRecorded(ILogger logger, string work, Guid id, Exception exception);
    }
}
