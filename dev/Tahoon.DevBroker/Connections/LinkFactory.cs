using Amqp;
using Amqp.Framing;
using Tahoon.DevBroker.Management;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>Answers an attach: with a link, or with a refusal in the form AMQP has for it.</summary>
internal static class LinkFactory
{
    /// <returns>The link, or null where it was refused.</returns>
    public static PeerLink? Attach(PeerSession session, Attach attach)
    {
        var address = EntityAddress.Parse(attach.Role
            ? (attach.Source as Source)?.Address
            : (attach.Target as Target)?.Address);
        PeerLink? link = (address, attach.Role) switch
        {
            (null, _) => null,
            (_, true) => Outlet(session, attach, address),
            (_, false) => Inlet(session, attach, address),
        };

        session.Write(new Attach
        {
            LinkName = attach.LinkName,
            Handle = attach.Handle,
            Role = !attach.Role,
            SndSettleMode = attach.SndSettleMode,
            RcvSettleMode = attach.RcvSettleMode,
            Source = link is null && attach.Role ? null : attach.Source,
            Target = link is null && !attach.Role ? null : attach.Target,
            InitialDeliveryCount = 0,
            MaxMessageSize = Connections.Inlet.MaxMessageSize,
        });

        if (link is null)
            Refuse(session, attach, address);
        else if (link is Inlet inlet)
            inlet.Open();
        return link;
    }

    private static Inlet? Inlet(PeerSession session, Attach attach, EntityAddress address)
    {
        if (address.IsCbs)
            return new RequestInlet(session, attach.Handle, address.Node, new TokenDesk());

        return (address.In(session.Peer.Queues), address.Management) switch
        {
            (null, _) => null,
            ({ } queue, true) => new RequestInlet(session, attach.Handle, address.Node, new QueueDesk(queue)),
            // nobody sends into dead letters
            ({ DeadLetters: null }, false) => null,
            ({ } queue, false) => new QueueInlet(session, attach.Handle, queue),
        };
    }

    private static Outlet? Outlet(PeerSession session, Attach attach, EntityAddress address)
    {
        var queue = address.In(session.Peer.Queues);
        if (address.IsCbs || (queue is not null && address.Management))
        {
            var key = (attach.Target as Target)?.Address;
            return new ReplyOutlet(session, attach.Handle, address.Node, string.IsNullOrEmpty(key) ? attach.LinkName : key);
        }

        return queue is null
            ? null
            : new QueueOutlet(session, attach.Handle, queue, attach.SndSettleMode == SenderSettleMode.Settled);
    }

    private static void Refuse(PeerSession session, Attach attach, EntityAddress? address) => session.Write(new Detach
    {
        Handle = attach.Handle,
        Closed = true,
        Error = AmqpFault.Error(ErrorCode.NotFound, $"The messaging entity '{address?.Node}' could not be found."),
    });
}
