using System.Collections.Concurrent;
using Amqp.Types;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.Amqp;

/// <summary>The queue port over AMQP 1.0, for the development broker.</summary>
internal sealed class AmqpQueues : IQueues, IDisposable
{
    private const string MessageNotFound = "com.microsoft:message-not-found";
    private readonly ConcurrentDictionary<string, AmqpEntity> _entities = new(StringComparer.OrdinalIgnoreCase);
    private readonly AmqpConnection _connection;
    private readonly TimeProvider _time;
    private readonly ILogger<AmqpQueues> _log;

    /// <param name="connectionString">See <see cref="BrokerAddress"/>.</param>
    /// <param name="time">Paces back-off and the renewal of locks.</param>
    /// <param name="log">Told what went wrong, once each.</param>
    public AmqpQueues(string connectionString, TimeProvider time, ILogger<AmqpQueues> log)
    {
        var address = BrokerAddress.Parse(connectionString);
        _connection = new AmqpConnection(address, log);
        Server = new UriBuilder("amqp", address.Host, address.Port).Uri;
        (_time, _log) = (time, log);
    }

    public Uri Server { get; }

    public Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellation) =>
        messages.Count == 0 ? Task.CompletedTask : Entity(queue).SendAsync([.. messages.Select(AmqpMessages.Encode)], cancellation);

    public async Task<long> ScheduleAsync(
        string queue, QueueMessage message, DateTimeOffset enqueueAt, CancellationToken cancellation)
    {
        var encoded = AmqpMessages.EncodeScheduled(message, enqueueAt).Encode();
        var item = new Map
        {
            ["message-id"] = message.Id,
            ["message"] = encoded.Buffer.AsSpan(encoded.Offset, encoded.Length).ToArray(),
        };
        var reply = await AskAsync(queue, "com.microsoft:schedule-message", new Map { ["messages"] = new List { item } }, cancellation);
        return reply["sequence-numbers"] is long[] and [var sequence, ..]
            ? sequence
            : throw new QueueUnavailableException("The broker's answer to a scheduled message has no number.");
    }

    public async Task CancelAsync(string queue, long sequenceNumber, CancellationToken cancellation)
    {
        try
        {
            var body = new Map { ["sequence-numbers"] = new[] { sequenceNumber } };
            await Entity(queue).AskAsync("com.microsoft:cancel-scheduled-message", body, cancellation);
        }
        catch (RequestRefusedException e) when (e.Condition == MessageNotFound)
        {
            // due already, or unknown: the port's contract leaves it as it is
        }
        catch (RequestRefusedException e)
        {
            throw new QueueUnavailableException(e.Message, e);
        }
    }

    public Task ConsumeAsync(
        string queue,
        ConsumerOptions options,
        Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        CancellationToken cancellation) =>
        new AmqpConsumer(_connection, queue, Entity(queue), options, handle, _time, _log).RunAsync(cancellation);

    public Task<IReadOnlyList<DeadMessage>> PeekDeadLettersAsync(
        string queue, long fromSequenceNumber, int most, CancellationToken cancellation) =>
        DeadLetters(queue).PeekAsync(fromSequenceNumber, most, cancellation);

    public Task<IReadOnlyList<long>> ReplayDeadLettersAsync(
        string queue, IReadOnlyCollection<long> sequenceNumbers, CancellationToken cancellation) =>
        DeadLetters(queue).ReplayAsync(sequenceNumbers, cancellation);

    /// <summary>Throws where the broker can't be reached.</summary>
    public async Task PingAsync(CancellationToken cancellation)
    {
        var session = await _connection.OpenSessionAsync(cancellation);
        session.Close(TimeSpan.Zero);
    }

    public void Dispose() => _connection.Dispose();

    private AmqpEntity Entity(string queue) => _entities.GetOrAdd(queue, name => new AmqpEntity(_connection, name));

    private AmqpDeadLetters DeadLetters(string queue) =>
        new(_connection, Entity(queue), Entity($"{queue}{AmqpDeadLetters.SubQueue}"), $"{queue}{AmqpDeadLetters.SubQueue}");

    private async Task<Map> AskAsync(string queue, string operation, Map body, CancellationToken cancellation)
    {
        try
        {
            return await Entity(queue).AskAsync(operation, body, cancellation);
        }
        catch (RequestRefusedException e)
        {
            throw new QueueUnavailableException(e.Message, e);
        }
    }
}
