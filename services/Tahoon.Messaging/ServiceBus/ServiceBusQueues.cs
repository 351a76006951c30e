using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.ServiceBus;

/// <summary>The queue port over Azure's SDK, which reconnects, retries and renews locks by itself.</summary>
internal sealed class ServiceBusQueues(ServiceBusClient client, TimeProvider time, ILogger<ServiceBusQueues> log) : IQueues
{
    /// <summary>Sequence numbers begin at 1.</summary>
    private const long NoMessage = 0;

    private const int TlsPort = 5671;

    private readonly ConcurrentDictionary<string, ServiceBusSender> _senders = new(StringComparer.OrdinalIgnoreCase);

    public Uri Server { get; } = new UriBuilder("amqps", client.FullyQualifiedNamespace, TlsPort).Uri;

    public async Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellation)
    {
        var sender = Sender(queue);
        try
        {
            for (var sent = 0; sent < messages.Count;)
            {
                using var batch = await sender.CreateMessageBatchAsync(cancellation);
                var end = Fill(batch, messages, sent);
                if (end == sent)
                    throw new QueueUnavailableException($"Message {messages[sent].Id} is larger than '{queue}' takes.");

                await sender.SendMessagesAsync(batch, cancellation);
                sent = end;
            }
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new QueueUnavailableException($"The queue '{queue}' did not take the messages.", e);
        }
    }

    public async Task<long> ScheduleAsync(
        string queue, QueueMessage message, DateTimeOffset enqueueAt, CancellationToken cancellation)
    {
        try
        {
            return await Sender(queue).ScheduleMessageAsync(ServiceBusMessages.Encode(message), enqueueAt, cancellation);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new QueueUnavailableException($"The queue '{queue}' did not take the scheduled message.", e);
        }
    }

    public async Task CancelAsync(string queue, long sequenceNumber, CancellationToken cancellation)
    {
        try
        {
            await Sender(queue).CancelScheduledMessageAsync(sequenceNumber, cancellation);
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageNotFound)
        {
            // due already, or unknown: the port's contract leaves it as it is
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new QueueUnavailableException($"The queue '{queue}' did not answer.", e);
        }
    }

    public Task ConsumeAsync(
        string queue,
        ConsumerOptions options,
        Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        CancellationToken cancellation) =>
        new ServiceBusConsumer(client, queue, options, handle, time, log).RunAsync(cancellation);

    public Task<IReadOnlyList<DeadMessage>> PeekDeadLettersAsync(
        string queue, long fromSequenceNumber, int most, CancellationToken cancellation) =>
        DeadLettersAsync(queue, letters => letters.PeekAsync(fromSequenceNumber, most, cancellation));

    public Task<IReadOnlyList<long>> ReplayDeadLettersAsync(
        string queue, IReadOnlyCollection<long> sequenceNumbers, CancellationToken cancellation) =>
        DeadLettersAsync(queue, letters => letters.ReplayAsync(sequenceNumbers, cancellation));

    /// <summary>Throws where a queue that this process sends to can't be reached.</summary>
    public async Task PingAsync(CancellationToken cancellation)
    {
        foreach (var sender in _senders.Values)
        {
            try
            {
                // the right to send allows it, it changes nothing, and unlike a batch it is not answered from memory
                await sender.CancelScheduledMessageAsync(NoMessage, cancellation);
            }
            catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageNotFound)
            {
                // the broker has answered
            }
        }
    }

    /// <summary>True for what the SDK throws when Service Bus refuses or is away, its own retries used up.</summary>
    internal static bool IsFailure(Exception e) =>
        e is ServiceBusException or TimeoutException or UnauthorizedAccessException;

    private async Task<T> DeadLettersAsync<T>(string queue, Func<ServiceBusDeadLetters, Task<T>> work)
    {
        try
        {
            return await work(new ServiceBusDeadLetters(client, Sender(queue)));
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new QueueUnavailableException($"The dead letters of '{queue}' did not answer.", e);
        }
    }

    private ServiceBusSender Sender(string queue) => _senders.GetOrAdd(queue, client.CreateSender);

    private static int Fill(ServiceBusMessageBatch batch, IReadOnlyList<QueueMessage> messages, int from)
    {
        while (from < messages.Count && batch.TryAddMessage(ServiceBusMessages.Encode(messages[from])))
            from++;
        return from;
    }
}
