using System.Buffers;
using Amqp;
using Amqp.Framing;
using Microsoft.AspNetCore.Connections;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>One AMQP connection, from its Open on.</summary>
internal sealed class Peer(ConnectionContext connection, FrameWriter output, QueueSet queues)
{
    private const ushort ChannelMax = 255;
    private readonly Mailbox _mailbox = new();
    private readonly Dictionary<ushort, PeerSession> _sessions = [];
    private readonly ReplyLinks _replies = new();
    private CancellationTokenSource? _heartbeat;
    private bool _opened;
    private bool _closing;

    public QueueSet Queues => queues;

    public FrameWriter Output => output;

    public ReplyLinks Replies => _replies;

    public void Post(Action work) => _mailbox.Post(work);

    /// <summary>Says goodbye, as the broker is stopping.</summary>
    public void Stop() => Post(() =>
    {
        output.Write(0, new Close { Error = AmqpFault.Error(ErrorCode.ConnectionForced, "The broker is stopping.") });
        _closing = true;
        connection.Transport.Input.CancelPendingRead();
    });

    /// <summary>Serves the peer until it goes.</summary>
    public async Task RunAsync()
    {
        var reading = ReadAsync();
        try
        {
            await _mailbox.WorkAsync(() => output.FlushAsync(connection.ConnectionClosed));
        }
        catch (AmqpFault fault)
        {
            output.Write(0, new Close { Error = fault.ToError() });
            await output.FlushAsync(connection.ConnectionClosed);
            throw;
        }
        finally
        {
            _mailbox.Close();
            _heartbeat?.Cancel();
            foreach (var session in _sessions.Values)
                session.End();
            connection.Transport.Input.CancelPendingRead();
        }

        await reading;
    }

    // The next bytes are taken only after the frames before them are dealt with: a flooding peer waits in its own socket.
    private async Task ReadAsync()
    {
        var input = connection.Transport.Input;
        try
        {
            while (!_closing)
            {
                var read = await input.ReadAsync(connection.ConnectionClosed);
                if (read.IsCanceled || (read.IsCompleted && read.Buffer.IsEmpty))
                    return;

                var rest = read.Buffer;
                await _mailbox.RunAsync(() => rest = Handle(rest));
                input.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                    return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            // the peer is gone: closing the mailbox below is all there is to do
        }
        finally
        {
            _mailbox.Close();
        }
    }

    private ReadOnlySequence<byte> Handle(ReadOnlySequence<byte> bytes)
    {
        while (!_closing && FrameReader.TryRead(ref bytes, out var frame))
            Handle(frame);
        return bytes;
    }

    private void Handle(InFrame frame)
    {
        switch (frame.Performative)
        {
            case null:
                break;
            case Open open when !_opened:
                OnOpen(open);
                break;
            case Close:
                output.Write(0, new Close());
                _closing = true;
                break;
            case Begin begin when _opened && frame.Channel <= ChannelMax && !_sessions.ContainsKey(frame.Channel):
                _sessions[frame.Channel] = new PeerSession(this, frame.Channel, begin);
                break;
            case End when _sessions.Remove(frame.Channel, out var session):
                session.End();
                output.Write(frame.Channel, new End());
                break;
            case var performative when _sessions.TryGetValue(frame.Channel, out var session):
                session.Handle(performative, frame.Payload);
                break;
            default:
                throw new AmqpFault(ErrorCode.NotAllowed, "a frame came out of turn");
        }
    }

    private void OnOpen(Open open)
    {
        _opened = true;
        output.MaxFrameSize = (int)Math.Clamp(open.MaxFrameSize, 512, FrameReader.MaxFrameSize);
        output.Write(0, new Open
        {
            ContainerId = "tahoon-broker",
            HostName = open.HostName,
            MaxFrameSize = FrameReader.MaxFrameSize,
            ChannelMax = ChannelMax,
        });
        if (open.IdleTimeOut > 0)
            _ = BeatAsync(TimeSpan.FromMilliseconds(Math.Max(open.IdleTimeOut / 2, 100)));
    }

    // Real time on purpose: how long a peer bears silence has nothing to do with when a message is due.
    private async Task BeatAsync(TimeSpan every)
    {
        _heartbeat = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        using var timer = new PeriodicTimer(every);
        try
        {
            while (await timer.WaitForNextTickAsync(_heartbeat.Token))
                Post(output.Heartbeat);
        }
        catch (OperationCanceledException)
        {
            // the connection has ended
        }
    }
}
