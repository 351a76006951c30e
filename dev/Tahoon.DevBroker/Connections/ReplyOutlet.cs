using Amqp;
using Amqp.Framing;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>Takes replies to the peer.</summary>
internal sealed class ReplyOutlet : Outlet
{
    private const int MostWaiting = 1000;
    private readonly Queue<ReadOnlyMemory<byte>> _replies = [];
    private readonly string _node;
    private readonly string _key;
    private uint _tag;

    public ReplyOutlet(PeerSession session, uint handle, string node, string key)
        : base(session, handle)
    {
        (_node, _key) = (node, key);
        session.Peer.Replies.Add(node, key, this);
    }

    /// <exception cref="AmqpFault">The peer asks and asks, and takes no answer.</exception>
    public void Send(ReadOnlyMemory<byte> reply)
    {
        if (_replies.Count == MostWaiting)
            throw new AmqpFault(ErrorCode.ResourceLimitExceeded, "too many replies wait for credit");

        _replies.Enqueue(reply);
        Pump();
    }

    public override void Pump()
    {
        while (CanSend && _replies.TryDequeue(out var reply))
            Deliver(BitConverter.GetBytes(++_tag), true, reply);

        if (_replies.Count == 0 && Session.IsOpen)
            Drained();
    }

    public override void OnDisposition(uint delivery, DeliveryState? state, bool settled)
    {
        // replies are sent settled
    }

    public override void End()
    {
        base.End();
        Session.Peer.Replies.Remove(_node, _key, this);
    }
}
