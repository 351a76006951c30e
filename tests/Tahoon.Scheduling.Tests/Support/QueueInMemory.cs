using System.Threading.Channels;
using Tahoon.Contracts.Events;
using Tahoon.Messaging;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>A broker of one queue: delivers until a message is settled, and tells how each delivery ended.</summary>
public sealed class QueueInMemory : IQueues
{
    private readonly Channel<(ReceivedMessage Message, TaskCompletionSource<Settlement?> Settled)> _messages =
        Channel.CreateUnbounded<(ReceivedMessage, TaskCompletionSource<Settlement?>)>();

    /// <summary>Delivers an event once; what the handler decided, or null where it failed.</summary>
    public async Task<Settlement?> DeliverAsync<TEvent>(TEvent data, Guid? id = null)
        where TEvent : IEvent
    {
        var message = id ?? Guid.CreateVersion7();
        var settled = new TaskCompletionSource<Settlement?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var body = CloudEventJson.Encode(message, "booking", new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc), data);
        await _messages.Writer.WriteAsync(
            (new ReceivedMessage(new QueueMessage(message.ToString(), TEvent.Type, body), 1, 1, DateTimeOffset.UnixEpoch), settled));
        return await settled.Task;
    }

    public async Task ConsumeAsync(
        string queue, ConsumerOptions options, Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        CancellationToken cancellation)
    {
        try
        {
            await foreach (var (message, settled) in _messages.Reader.ReadAllAsync(cancellation))
                settled.SetResult(await HandleAsync(message, handle, cancellation));
        }
        catch (OperationCanceledException)
        {
            // the service stops
        }
    }

    public Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellation) =>
        throw new InvalidOperationException("Scheduling sends nothing.");

    public Task<long> ScheduleAsync(
        string queue, QueueMessage message, DateTimeOffset enqueueAt, CancellationToken cancellation) =>
        throw new InvalidOperationException("Scheduling sends nothing.");

    public Task CancelAsync(string queue, long sequenceNumber, CancellationToken cancellation) =>
        throw new InvalidOperationException("Scheduling sends nothing.");

    private static async Task<Settlement?> HandleAsync(
        ReceivedMessage message, Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle, CancellationToken cancellation)
    {
        try
        {
            return await handle(message, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
