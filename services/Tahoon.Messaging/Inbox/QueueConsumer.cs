using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.Messaging.Telemetry;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Health;

namespace Tahoon.Messaging.Inbox;

/// <summary>
/// Receives a queue: decodes, finds the handler, and runs it once, in one transaction with the inbox row. The message is
/// completed after the commit; what is delivered again is known by its id.
/// </summary>
internal sealed partial class QueueConsumer<TContext>(
    string queue,
    ConsumerRoutes<TContext> routes,
    IQueues queues,
    Database<TContext> database,
    IServiceScopeFactory scopes,
    MessagingMetrics metrics,
    Pulses pulses,
    TimeProvider clock,
    ILogger<QueueConsumer<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private readonly Database<TContext> _database = database.AsSystem;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        queues.ConsumeAsync(queue, new ConsumerOptions(), HandleAsync, stoppingToken);

    internal async Task<Settlement> HandleAsync(ReceivedMessage received, CancellationToken cancellation)
    {
        using var activity = MessagingTelemetry.Processing(queues.Server, queue, received);
        using var busy = pulses.Busy($"a handler of {queue}");
        var began = clock.GetTimestamp();
        try
        {
            var settlement = await DecideAsync(received, cancellation);
            metrics.Processed(queue, clock.GetElapsedTime(began), (settlement as Settlement.DeadLetter)?.Reason);
            return settlement;
        }
        catch (Exception exception)
        {
            metrics.Processed(queue, clock.GetElapsedTime(began), exception.GetType().Name);
            throw;
        }
    }

    private async Task<Settlement> DecideAsync(ReceivedMessage received, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        Func<TContext, CancellationToken, Task> handle;
        try
        {
            var cloudEvent = CloudEventJson.Decode(received.Message.Body);
            if (!routes.TryFind(cloudEvent.Type ?? "", out var route))
                return Refuse(received, "UnknownEventType", $"Nothing handles {cloudEvent.Type}.");

            handle = route(scope.ServiceProvider, cloudEvent);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Refuse(received, "MalformedEvent", "The message is not a CloudEvent of its type.");
        }

        await OnceAsync(received.Message.Id, handle, cancellation);
        return Settlement.Completed;
    }

    private async Task OnceAsync(
        string messageId, Func<TContext, CancellationToken, Task> handle, CancellationToken cancellation)
    {
        try
        {
            await _database.WriteAsync(
                async (context, token) =>
                {
                    if (await context.Set<InboxRow>().AnyAsync(row => row.Consumer == queue && row.MessageId == messageId, token))
                    {
                        metrics.Repeated(queue);
                        return false;
                    }

                    context.Add(new InboxRow
                    {
                        Consumer = queue,
                        MessageId = messageId,
                        ReceivedAt = clock.GetUtcNow().UtcDateTime,
                    });
                    await handle(context, token);
                    return true;
                },
                cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            // Either another replica recorded this message meanwhile, which the next delivery will find, or the handler met a
            // row of somebody else's, which it will find too: both are answered by looking again.
            Log.Raced(logger, messageId, queue);
            throw;
        }
    }

    private Settlement Refuse(ReceivedMessage received, string reason, string description)
    {
        Log.Refused(logger, received.Message.Id, queue, reason);
        return Settlement.Refuse(reason, description);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Message {MessageId} of {Queue} raced another delivery and comes again")]
        public static partial void Raced(ILogger logger, string messageId, string queue);

        [LoggerMessage(2, LogLevel.Error, "Message {MessageId} of {Queue} can never be handled: {Reason}")]
        public static partial void Refused(ILogger logger, string messageId, string queue, string reason);
    }
}
