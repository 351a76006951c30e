using System.Collections.Concurrent;
using Tahoon.Messaging;

namespace Tahoon.Testing.Messaging;

/// <summary>The queue port inside the process: keeps what was sent, and delivers what a test hands to a consumer.</summary>
public sealed class TestQueues : IQueues
{
    private readonly ConcurrentQueue<SentMessage> _sent = new();
    private readonly ConcurrentDictionary<string, Func<ReceivedMessage, CancellationToken, Task<Settlement>>> _consumers = new();
    private readonly List<(string Queue, DeadMessage Letter)> _dead = [];
    private long _sequence;

    /// <inheritdoc/>
    public Uri Server { get; } = new("amqp://queues.test:5672");

    /// <summary>What was sent or scheduled, in that order.</summary>
    public IReadOnlyCollection<SentMessage> Sent => _sent;

    /// <summary>True while the broker is away: sending and scheduling fail.</summary>
    public bool Away { get; set; }

    /// <summary>True while whoever replays dies between sending a dead letter and completing it.</summary>
    public bool DiesBeforeCompleting { get; set; }

    /// <summary>Puts a message into a queue's dead letters; its sequence number.</summary>
    public long Bury(string queue, QueueMessage message, string reason = "MaxDeliveryCountExceeded", string? description = null)
    {
        var number = Interlocked.Increment(ref _sequence);
        lock (_dead)
            _dead.Add((queue, new DeadMessage(message, 10, number, TimeProvider.System.GetUtcNow(), reason, description)));
        return number;
    }

    /// <summary>Hands a message to the service's consumer of a queue; what the consumer decided.</summary>
    /// <exception cref="KeyNotFoundException">The service has no running consumer of that queue.</exception>
    public Task<Settlement> DeliverAsync(
        string queue, QueueMessage message, CancellationToken cancellation, int deliveryCount = 1) => _consumers[queue](
            new ReceivedMessage(message, deliveryCount, Interlocked.Increment(ref _sequence), TimeProvider.System.GetUtcNow()),
            cancellation);

    /// <inheritdoc/>
    public Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellation)
    {
        RefuseWhereAway();
        foreach (var message in messages)
            Keep(queue, message, null);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> ScheduleAsync(
        string queue, QueueMessage message, DateTimeOffset enqueueAt, CancellationToken cancellation)
    {
        RefuseWhereAway();
        return Task.FromResult(Keep(queue, message, enqueueAt));
    }

    /// <inheritdoc/>
    public Task CancelAsync(string queue, long sequenceNumber, CancellationToken cancellation)
    {
        RefuseWhereAway();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        string queue,
        ConsumerOptions options,
        Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        CancellationToken cancellation)
    {
        _consumers[queue] = handle;
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadMessage>> PeekDeadLettersAsync(
        string queue, long fromSequenceNumber, int most, CancellationToken cancellation)
    {
        RefuseWhereAway();
        lock (_dead)
            return Task.FromResult<IReadOnlyList<DeadMessage>>([.. _dead
                .Where(dead => dead.Queue == queue && dead.Letter.SequenceNumber >= fromSequenceNumber)
                .Select(dead => dead.Letter).Take(most)]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> ReplayDeadLettersAsync(
        string queue, IReadOnlyCollection<long> sequenceNumbers, CancellationToken cancellation)
    {
        RefuseWhereAway();
        lock (_dead)
        {
            var found = _dead.Where(dead => dead.Queue == queue && sequenceNumbers.Contains(dead.Letter.SequenceNumber)).ToList();
            foreach (var dead in found)
            {
                Keep(queue, dead.Letter.Message, null);
                if (DiesBeforeCompleting)
                    throw new QueueUnavailableException("It died, as the test says.");

                _dead.Remove(dead);
            }

            return Task.FromResult<IReadOnlyList<long>>([.. found.Select(dead => dead.Letter.SequenceNumber)]);
        }
    }

    private long Keep(string queue, QueueMessage message, DateTimeOffset? enqueueAt)
    {
        var number = Interlocked.Increment(ref _sequence);
        _sent.Enqueue(new SentMessage(queue, message, enqueueAt, number));
        return number;
    }

    private void RefuseWhereAway()
    {
        if (Away)
            throw new QueueUnavailableException("The broker is away, as the test says.");
    }
}

/// <summary>A message that a service sent.</summary>
/// <param name="EnqueueAt">When it was scheduled for; null where it was sent at once.</param>
public sealed record SentMessage(string Queue, QueueMessage Message, DateTimeOffset? EnqueueAt, long SequenceNumber);
