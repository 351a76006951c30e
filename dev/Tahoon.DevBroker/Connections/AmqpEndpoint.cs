using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>Takes AMQP connections.</summary>
internal sealed partial class AmqpEndpoint(QueueSet queues, BrokerOptions options, ILogger<AmqpEndpoint> log) : ConnectionHandler
{
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(15);

    private int _connections;

    /// <summary>How many are open now.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        try
        {
            if (Interlocked.Increment(ref _connections) > options.MaxConnections)
                Log.TooMany(log, connection.ConnectionId, options.MaxConnections);
            else
                await ServeAsync(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private async Task ServeAsync(ConnectionContext connection)
    {
        var output = new FrameWriter(connection.Transport.Output);
        try
        {
            using var handshakeTime = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
            handshakeTime.CancelAfter(HandshakeTime);
            if (!await new Handshake(connection.Transport.Input, output).RunAsync(handshakeTime.Token))
                return;

            var peer = new Peer(connection, output, queues);
            await using var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()
                ?.ConnectionClosedRequested.Register(peer.Stop);
            await peer.RunAsync();
        }
        catch (AmqpFault fault)
        {
            Log.Fault(log, connection.ConnectionId, fault.Condition, fault.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            Log.Gone(log, connection.ConnectionId, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} broke the protocol: {Condition} {Detail}")]
        public static partial void Fault(ILogger log, string connection, string condition, string detail);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} is turned away: there are {Most} already")]
        public static partial void TooMany(ILogger log, string connection, int most);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Connection {Connection} is gone: {Detail}")]
        public static partial void Gone(ILogger log, string connection, string detail);
    }
}
