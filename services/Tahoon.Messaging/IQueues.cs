namespace Tahoon.Messaging;

/// <summary>The queue port. Two adapters stand behind it: AMQP for the development broker, Azure's SDK for Service Bus.</summary>
public interface IQueues
{
    /// <summary>Where the broker is, for traces.</summary>
    Uri Server { get; }

    /// <summary>Sends messages to a queue; when it returns, all of them are durable at the broker.</summary>
    /// <exception cref="QueueUnavailableException">The broker is away or refuses; it is unknown which messages it took.</exception>
    Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellation);

    /// <summary>Sends a message that becomes receivable at <paramref name="enqueueAt"/> (UTC).</summary>
    /// <returns>The broker's sequence number, by which the message can be cancelled until then.</returns>
    /// <exception cref="QueueUnavailableException">The broker is away or refuses.</exception>
    Task<long> ScheduleAsync(
        string queue, QueueMessage message, DateTimeOffset enqueueAt, CancellationToken cancellation);

    /// <summary>Takes a scheduled message back; a message that is due already, or unknown, is left as it is.</summary>
    /// <exception cref="QueueUnavailableException">The broker is away or refuses.</exception>
    Task CancelAsync(string queue, long sequenceNumber, CancellationToken cancellation);

    /// <summary>Receives under peek-lock until cancelled, reconnecting with back-off where the broker goes away.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="options">How many at once.</param>
    /// <param name="handle">
    /// Handles one message. Its token is cancelled when the message's lock is lost or the consumer stops: what the handler
    /// has not stored by then is another's to do. An exception is logged and counts as <see cref="Settlement.Retry"/>, which
    /// gives the message back after a pause that grows with its deliveries: 0.1 s, 0.2 s, 0.4 s … 10 s.
    /// Settlement may be lost on the way, so a handler must bear the same message twice.
    /// </param>
    /// <param name="cancellation">Stops the consumer: running handlers are cancelled, given a few seconds, and awaited.</param>
    Task ConsumeAsync(
        string queue,
        ConsumerOptions options,
        Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        CancellationToken cancellation);

    /// <summary>Shows dead letters of a queue without touching them, by sequence number.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="fromSequenceNumber">The lowest number to show.</param>
    /// <param name="most">At most so many; fewer, but one, are no sign that there are no more.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="QueueUnavailableException">The broker is away or refuses.</exception>
    Task<IReadOnlyList<DeadMessage>> PeekDeadLettersAsync(
        string queue, long fromSequenceNumber, int most, CancellationToken cancellation);

    /// <summary>
    /// Sends dead letters to their queue again, each as it was, and completes each only after that: a crash in between leaves
    /// it there, to be sent once more under the same message id. Each is held under a peek-lock meanwhile, so of two who replay
    /// at once one has it. What lies before those that are wanted is received too, and given back.
    /// </summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="sequenceNumbers">Which; those that are not there, or that somebody else holds, are left out.</param>
    /// <param name="cancellation">Ends it between two messages.</param>
    /// <returns>The numbers of those that were sent and completed.</returns>
    /// <exception cref="QueueUnavailableException">The broker is away or refuses; some may have been replayed.</exception>
    Task<IReadOnlyList<long>> ReplayDeadLettersAsync(
        string queue, IReadOnlyCollection<long> sequenceNumbers, CancellationToken cancellation);
}

/// <summary>How a consumer receives.</summary>
/// <param name="Concurrency">Messages handled, and held under a lock, at once; at least 1.</param>
public sealed record ConsumerOptions(int Concurrency = 4);

/// <summary>The broker is away or refused; the caller may try again later.</summary>
public sealed class QueueUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
