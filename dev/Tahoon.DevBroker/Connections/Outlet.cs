using Amqp.Framing;

namespace Tahoon.DevBroker.Connections;

/// <summary>A link by which the peer receives: never sends beyond the credit, and answers a drain.</summary>
internal abstract class Outlet(PeerSession session, uint handle) : PeerLink(session, handle)
{
    private uint _deliveryCount;
    private bool _drain;

    /// <summary>Deliveries the peer still wants.</summary>
    protected uint Credit { get; private set; }

    protected bool CanSend => !Ended && Credit > 0 && Session.IsOpen;

    public override void OnFlow(Flow flow)
    {
        // the peer's count may lag behind ours by what is under way to it
        var credit = (int)(flow.DeliveryCount + flow.LinkCredit - _deliveryCount);
        Credit = (uint)Math.Max(credit, 0);
        _drain = flow.Drain;
        Pump();
        if (flow.Echo && !flow.Drain)
            WriteFlow();
    }

    /// <summary>Sends what there is, as far as credit and window allow.</summary>
    public abstract void Pump();

    /// <summary>The peer decided about a delivery of this link.</summary>
    public abstract void OnDisposition(uint delivery, DeliveryState? state, bool settled);

    protected uint Deliver(byte[] tag, bool settled, ReadOnlyMemory<byte> message)
    {
        Credit--;
        _deliveryCount++;
        return Session.Deliver(this, tag, settled, message);
    }

    /// <summary>To be called when there is nothing more to send: gives a draining peer its credit back.</summary>
    protected void Drained()
    {
        if (!_drain || Ended)
            return;

        _deliveryCount += Credit;
        Credit = 0;
        WriteFlow();
        _drain = false;
    }

    private void WriteFlow()
    {
        var flow = Session.Flow();
        flow.Handle = Handle;
        flow.DeliveryCount = _deliveryCount;
        flow.LinkCredit = Credit;
        flow.Drain = _drain;
        Session.Write(flow);
    }
}
