using Amqp;
using Amqp.Sasl;
using Microsoft.Extensions.Logging;

namespace Tahoon.Messaging.Amqp;

/// <summary>The process's one connection to the broker: opened when first needed, and anew after it was lost.</summary>
internal sealed partial class AmqpConnection : IDisposable
{
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(10);
    private readonly BrokerAddress _broker;
    private readonly ILogger _log;
    private readonly Kept<Connection> _connection;

    public AmqpConnection(BrokerAddress broker, ILogger log)
    {
        (_broker, _log) = (broker, log);
        _connection = new Kept<Connection>(ConnectAsync, connection => connection.IsClosed);
    }

    /// <summary>A new session on the connection.</summary>
    /// <exception cref="QueueUnavailableException">The broker is away.</exception>
    public async Task<Session> OpenSessionAsync(CancellationToken cancellation)
    {
        try
        {
            return new Session(await _connection.GetAsync(cancellation));
        }
        catch (Exception e) when (AmqpFailure.Is(e))
        {
            throw new QueueUnavailableException($"The broker at {_broker.Host}:{_broker.Port} is away.", e);
        }
    }

    public void Dispose() => _connection.Current?.Close(TimeSpan.Zero);

    private async Task<Connection> ConnectAsync()
    {
        using var time = new CancellationTokenSource(OpeningTime);
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        try
        {
            var connection = await factory.CreateAsync(_broker.ToAddress(), time.Token).WaitAsync(time.Token);
            Log.Connected(_log, _broker.Host, _broker.Port);
            connection.AddClosedCallback((_, error) => Log.Ended(_log, error?.Condition?.ToString() ?? "closed"));
            return connection;
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"The broker did not answer within {OpeningTime.TotalSeconds} s.", e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the broker at {Host}:{Port}")]
        public static partial void Connected(ILogger log, string host, int port);

        [LoggerMessage(Level = LogLevel.Information, Message = "The connection to the broker ended: {Reason}")]
        public static partial void Ended(ILogger log, string reason);
    }
}
