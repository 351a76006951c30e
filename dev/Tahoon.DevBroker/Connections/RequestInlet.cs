using Amqp;
using Amqp.Framing;
using Tahoon.DevBroker.Management;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>Takes requests to a node such as <c>$cbs</c> and has its desk answer them.</summary>
internal sealed class RequestInlet(PeerSession session, uint handle, string node, IDesk desk) : Inlet(session, handle)
{
    protected override void OnMessage(uint delivery, bool settled, uint format, byte[] message)
    {
        try
        {
            Answer(Decoded.Message(message));
            Settle(delivery, settled, new Accepted());
        }
        catch (AmqpFault fault)
        {
            Settle(delivery, settled, new Rejected { Error = fault.ToError() });
        }
    }

    private void Answer(Message request) => desk.Handle(request, reply => Session.Peer.Post(() =>
    {
        var answer = reply.ToMessage(request, desk.StatusKey, desk.DescriptionKey).Encode();
        Session.Peer.Replies.Find(node, request.Properties?.ReplyTo)
            ?.Send(answer.Buffer.AsMemory(answer.Offset, answer.Length));
    }));
}
