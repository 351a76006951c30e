using Amqp.Framing;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>Sends into a queue; accepted means on disk.</summary>
internal sealed class QueueInlet(PeerSession session, uint handle, MessageQueue queue) : Inlet(session, handle)
{
    protected override void OnMessage(uint delivery, bool settled, uint format, byte[] message)
    {
        IReadOnlyList<IncomingMessage> messages;
        try
        {
            messages = IncomingMessage.Parse(format, message);
        }
        catch (AmqpFault fault)
        {
            Settle(delivery, settled, new Rejected { Error = fault.ToError() });
            return;
        }

        queue.Send(messages, (failure, _) => Session.Peer.Post(() => Settle(
            delivery, settled, failure is null ? new Accepted() : new Rejected { Error = failure.ToError() })));
    }
}
