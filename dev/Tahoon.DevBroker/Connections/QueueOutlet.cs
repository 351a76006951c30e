using Amqp.Framing;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>Delivers from a queue, under peek-lock or, where the peer asked for settled deliveries, for good.</summary>
internal sealed class QueueOutlet : Outlet
{
    // so that one link's large credit doesn't keep the rest of its connection waiting
    private const int MostInARow = 50;
    private readonly MessageQueue _queue;
    private readonly bool _forGood;
    private readonly Action _whenReady;
    private readonly Dictionary<uint, Guid> _locks = [];
    private uint _leaving;
    private bool _waiting;

    public QueueOutlet(PeerSession session, uint handle, MessageQueue queue, bool forGood)
        : base(session, handle)
    {
        _queue = queue;
        _forGood = forGood;
        _whenReady = () => Session.Peer.Post(Ready);
    }

    public override void Pump()
    {
        for (var sent = 0; CanSend && Credit > _leaving && !_waiting; sent++)
        {
            if (sent == MostInARow)
            {
                Session.Peer.Post(Pump);
                return;
            }

            if (_queue.Take(_whenReady) is not { } message)
                _waiting = true;
            else if (_forGood)
                Remove(message);
            else
                Deliver(message);
        }

        if (_leaving == 0 && Session.IsOpen)
            Drained();
    }

    public override void OnDisposition(uint delivery, DeliveryState? state, bool settled)
    {
        if (!_locks.Remove(delivery, out var token))
            return;

        var decision = Decisions.Of(state);
        _queue.Settle(token, decision, failure =>
        {
            if (!settled)
                Session.Peer.Post(() => Answer(delivery, decision, failure));
        });
    }

    /// <summary>Locks outlive the link, as they do at Service Bus: others get the messages when they run out.</summary>
    public override void End()
    {
        base.End();
        if (_waiting)
            _queue.Forget(_whenReady);
    }

    private void Ready()
    {
        _waiting = false;
        Pump();
    }

    private void Deliver(MessageView message)
    {
        var id = Deliver(message.LockToken.ToByteArray(), false, OutgoingMessage.Encode(message, message.Deliveries - 1));
        _locks[id] = message.LockToken;
    }

    // Deleted first, sent then: a receiver for good may lose a message, never see it twice.
    private void Remove(MessageView message)
    {
        _leaving++;
        _queue.Settle(message.LockToken, new Decision.Complete(), failure => Session.Peer.Post(() =>
        {
            _leaving--;
            if (failure is null && !Ended && Credit > 0)
                Deliver(message.LockToken.ToByteArray(), true, OutgoingMessage.Encode(message, message.Deliveries - 1));
            Pump();
        }));
    }

    private void Answer(uint delivery, Decision decision, AmqpFault? failure) => Session.WriteSettled(
        false, delivery, failure is null ? Decisions.Confirmed(decision) : new Rejected { Error = failure.ToError() });
}
