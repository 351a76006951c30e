using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>One session: its links, its deliveries in flight, and both windows.</summary>
internal sealed class PeerSession
{
    private const uint Window = 4096;
    private const uint HandleMax = 255;
    private readonly ushort _channel;
    private readonly Dictionary<uint, PeerLink> _links = [];
    private readonly SortedDictionary<uint, Outlet> _unsettled = [];
    private readonly Queue<(Transfer Transfer, ReadOnlyMemory<byte> Payload)> _backlog = [];
    private uint _nextIncoming;
    private uint _incomingLeft = Window;
    private uint _nextOutgoing;
    private uint _outgoingLeft;
    private uint _nextDelivery;

    public PeerSession(Peer peer, ushort channel, Begin begin)
    {
        Peer = peer;
        _channel = channel;
        _nextIncoming = begin.NextOutgoingId;
        _outgoingLeft = begin.IncomingWindow;
        Write(new Begin
        {
            RemoteChannel = channel,
            NextOutgoingId = _nextOutgoing,
            IncomingWindow = Window,
            OutgoingWindow = Window,
            HandleMax = HandleMax,
        });
    }

    public Peer Peer { get; }

    /// <summary>Nothing waits for the peer to open its window.</summary>
    public bool IsOpen => _outgoingLeft > 0 && _backlog.Count == 0;

    public void Handle(DescribedList performative, ReadOnlyMemory<byte> payload)
    {
        switch (performative)
        {
            case Attach attach when attach.Handle <= HandleMax && !_links.ContainsKey(attach.Handle):
                OnAttach(attach);
                break;
            case Flow flow:
                OnFlow(flow);
                break;
            case Transfer transfer:
                OnTransfer(transfer, payload);
                break;
            case Dispose disposition:
                OnDisposition(disposition);
                break;
            case Detach detach when _links.Remove(detach.Handle, out var link):
                link.End();
                Forget(link);
                Write(new Detach { Handle = detach.Handle, Closed = detach.Closed });
                break;
            case Detach:
                break; // the answer to a detach of ours
            default:
                throw new AmqpFault(ErrorCode.NotAllowed, "a frame came out of turn");
        }
    }

    public void Write(DescribedList performative) => Peer.Output.Write(_channel, performative);

    /// <summary>A flow frame that tells our side of the session; link fields are the caller's.</summary>
    public Flow Flow()
    {
        _incomingLeft = Window;
        return new Flow
        {
            NextIncomingId = _nextIncoming,
            IncomingWindow = _incomingLeft,
            NextOutgoingId = _nextOutgoing,
            OutgoingWindow = Window,
        };
    }

    /// <summary>Sends a delivery in as many frames as it takes, as far as the peer's window allows, the rest later.</summary>
    /// <returns>The delivery's id.</returns>
    public uint Deliver(Outlet outlet, byte[] tag, bool settled, ReadOnlyMemory<byte> message)
    {
        var id = _nextDelivery++;
        if (!settled)
            _unsettled[id] = outlet;

        var most = Peer.Output.MaxPayload;
        for (var at = 0; at < message.Length; at += most)
        {
            var transfer = new Transfer { Handle = outlet.Handle, More = at + most < message.Length };
            if (at == 0)
            {
                transfer.DeliveryId = id;
                transfer.DeliveryTag = tag;
                transfer.MessageFormat = 0;
                transfer.Settled = settled;
            }

            _backlog.Enqueue((transfer, message[at..Math.Min(at + most, message.Length)]));
        }

        WriteBacklog();
        return id;
    }

    /// <summary>Tells the peer that deliveries are settled, and how.</summary>
    /// <param name="role">True for what the peer sent, false for what it received.</param>
    public void WriteSettled(bool role, uint delivery, DeliveryState state)
    {
        if (!role)
            _unsettled.Remove(delivery);
        Write(new Dispose { Role = role, First = delivery, Last = delivery, Settled = true, State = state });
    }

    public void Drop(uint handle)
    {
        if (_links.Remove(handle, out var link))
            Forget(link);
    }

    public void End()
    {
        foreach (var link in _links.Values)
            link.End();
        _links.Clear();
    }

    private void OnAttach(Attach attach)
    {
        if (LinkFactory.Attach(this, attach) is { } link)
            _links[attach.Handle] = link;
    }

    private void OnFlow(Flow flow)
    {
        _outgoingLeft = flow.NextIncomingId + flow.IncomingWindow - _nextOutgoing;
        WriteBacklog();
        if (flow.HasHandle)
        {
            if (_links.GetValueOrDefault(flow.Handle) is { } link)
                link.OnFlow(flow);
        }
        else if (flow.Echo)
        {
            Write(Flow());
        }

        if (IsOpen)
        {
            foreach (var outlet in _links.Values.OfType<Outlet>())
                outlet.Pump();
        }
    }

    private void OnTransfer(Transfer transfer, ReadOnlyMemory<byte> payload)
    {
        _nextIncoming++;
        if (--_incomingLeft < Window / 2)
            Write(Flow());

        // what was under way when a link was detached is dropped with it
        if (_links.GetValueOrDefault(transfer.Handle) is Inlet inlet)
            inlet.OnTransfer(transfer, payload);
    }

    private void OnDisposition(Dispose disposition)
    {
        if (!disposition.Role)
            return;

        if (disposition.First == disposition.Last)
        {
            Settle(disposition.First, disposition);
            return;
        }

        foreach (var id in _unsettled.Keys.Where(id => id >= disposition.First && id <= disposition.Last).ToList())
            Settle(id, disposition);
    }

    private void Settle(uint id, Dispose disposition)
    {
        if (disposition.Settled ? _unsettled.Remove(id, out var outlet) : _unsettled.TryGetValue(id, out outlet))
            outlet.OnDisposition(id, disposition.State, disposition.Settled);
    }

    private void Forget(PeerLink link)
    {
        foreach (var id in _unsettled.Where(delivery => delivery.Value == link).Select(delivery => delivery.Key).ToList())
            _unsettled.Remove(id);
    }

    private void WriteBacklog()
    {
        while (_outgoingLeft > 0 && _backlog.TryDequeue(out var next))
        {
            _outgoingLeft--;
            _nextOutgoing++;
            Peer.Output.Write(_channel, next.Transfer, next.Payload.Span);
        }
    }
}
