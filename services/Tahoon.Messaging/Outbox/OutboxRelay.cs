using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.Messaging.Telemetry;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Health;

namespace Tahoon.Messaging.Outbox;

/// <summary>
/// Sends what committed transactions owe. It runs in every replica: rows are taken by lease, chosen by not being sent and
/// never by a cursor, as identities commit out of order. A crash after sending sends again; consumers know a repeat by its id.
/// </summary>
internal sealed partial class OutboxRelay<TContext>(
    Database<TContext> database, IQueues queues, MessagingMetrics metrics, Pulses pulses, TimeProvider clock,
    ILogger<OutboxRelay<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private readonly Database<TContext> _database = database.AsSystem;

    private static readonly string Loop = $"outbox relay of {typeof(TContext).Name}";

    private const int BatchSize = 100;
    private const int LeaseSeconds = 15;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Idle;
        while (!stoppingToken.IsCancellationRequested)
        {
            pulses.Beat(Loop);
            try
            {
                var sent = await RelayAsync(stoppingToken);
                pause = Idle;
                if (sent == BatchSize)
                    continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                Log.Failed(logger, typeof(TContext).Name, pause, exception);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        pulses.End(Loop);
    }

    /// <summary>Sends one batch; the number of rows it took.</summary>
    internal async Task<int> RelayAsync(CancellationToken cancellation)
    {
        if (!await _database.ReadAsync((context, token) => OutboxClaim.Free(context).AnyAsync(token), cancellation))
            return 0;

        var owner = Guid.NewGuid();
        var rows = await _database.WriteAsync((context, token) => OutboxClaim.TakeAsync(context, owner, BatchSize, LeaseSeconds, token), cancellation);
        try
        {
            foreach (var group in rows.GroupBy(row => row.Queue))
                await SendAsync(group.Key, [.. group], cancellation);
        }
        catch
        {
            // also while stopping: what was not sent is free again at once; after a crash the lease frees it
            await _database.WriteAsync((context, token) => GiveBackAsync(context, owner, token), CancellationToken.None);
            throw;
        }

        return rows.Count;
    }

    private async Task SendAsync(string queue, List<OutboxRow> rows, CancellationToken cancellation)
    {
        var messages = rows.ConvertAll(row => new QueueMessage(
            row.EventId.ToString(), row.Type, Encoding.UTF8.GetBytes(row.Body), row.TraceParent, row.TraceState));
        await SendAsync(queue, messages, cancellation);

        var ids = rows.ConvertAll(row => row.EventId);
        var now = clock.GetUtcNow().UtcDateTime;
        await _database.WriteAsync(
            (context, token) => context.Set<OutboxRow>()
                .Where(row => row.Queue == queue && ids.Contains(row.EventId))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.SentAt, now)
                        .SetProperty(row => row.LeaseOwner, (Guid?)null)
                        .SetProperty(row => row.LeaseUntil, (DateTime?)null),
                    token),
            cancellation);
    }

    private async Task SendAsync(string queue, List<QueueMessage> messages, CancellationToken cancellation)
    {
        using var activity = MessagingTelemetry.Sending(queues.Server, queue, messages);
        var began = clock.GetTimestamp();
        try
        {
            await queues.SendAsync(queue, messages, cancellation);
            metrics.Sent(queue, messages.Count, clock.GetElapsedTime(began), null);
        }
        catch (Exception exception)
        {
            metrics.Sent(queue, messages.Count, clock.GetElapsedTime(began), exception);
            throw;
        }
    }

    private static Task<int> GiveBackAsync(TContext context, Guid owner, CancellationToken cancellation) =>
        context.Set<OutboxRow>().Where(row => row.LeaseOwner == owner).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LeaseOwner, (Guid?)null)
                .SetProperty(row => row.LeaseUntil, (DateTime?)null),
            cancellation);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The outbox of {Context} could not be relayed; next try in {Pause}")]
        public static partial void Failed(ILogger logger, string context, TimeSpan pause, Exception exception);
    }
}
