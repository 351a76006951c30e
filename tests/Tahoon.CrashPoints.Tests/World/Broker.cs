using System.Collections.Concurrent;
using Tahoon.Messaging;
using Tahoon.Testing.Messaging;

namespace Tahoon.CrashPoints.World;

/// <summary>The queues, as something that outlives every process.</summary>
internal sealed class Broker
{
    private readonly ConcurrentDictionary<(string Queue, string Id), QueueMessage> _waiting = new();

    public IReadOnlyList<(string Queue, QueueMessage Message)> Waiting =>
        [.. _waiting.OrderBy(kept => kept.Key.Queue, StringComparer.Ordinal).Select(kept => (kept.Key.Queue, kept.Value))];

    /// <summary>A process's way to the queues.</summary>
    public IQueues For(Life life, TestQueues consumers) => new Port(this, life, consumers);

    public void Settle(string queue, QueueMessage message) => _waiting.TryRemove((queue, message.Id), out _);

    private sealed class Port(Broker broker, Life life, TestQueues consumers) : IQueues
    {
        public Uri Server => consumers.Server;

        public Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellation) =>
            life.PassAsync($"sends to {queue}", () =>
            {
                foreach (var message in messages)
                    broker._waiting[(queue, message.Id)] = message;
                return Task.FromResult(true);
            });

        public Task<long> ScheduleAsync(
            string queue, QueueMessage message, DateTimeOffset enqueueAt, CancellationToken cancellation) =>
            throw new InvalidOperationException("Nothing here schedules.");

        public Task CancelAsync(string queue, long sequenceNumber, CancellationToken cancellation) =>
            throw new InvalidOperationException("Nothing here schedules.");

        public Task ConsumeAsync(
            string queue, ConsumerOptions options, Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
            CancellationToken cancellation) => consumers.ConsumeAsync(queue, options, handle, cancellation);

        public Task<IReadOnlyList<DeadMessage>> PeekDeadLettersAsync(
            string queue, long from, int most, CancellationToken cancellation) =>
            throw new InvalidOperationException("Nothing here is a dead letter.");

        public Task<IReadOnlyList<long>> ReplayDeadLettersAsync(
            string queue, IReadOnlyCollection<long> sequenceNumbers, CancellationToken cancellation) =>
            throw new InvalidOperationException("Nothing here is a dead letter.");
    }
}
