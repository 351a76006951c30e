using System.Buffers;
using Amqp;
using Amqp.Framing;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>A link by which the peer sends: puts deliveries together and hands out credit as they are settled.</summary>
internal abstract class Inlet(PeerSession session, uint handle) : PeerLink(session, handle)
{
    public const int MaxMessageSize = 1024 * 1024;
    private const uint Credit = 500;

    private readonly ArrayBufferWriter<byte> _parts = new();
    private uint _delivery;
    private uint _format;
    private bool _settled;
    private bool _midway;
    private uint _deliveryCount;
    private uint _inFlight;
    private uint _creditLeft;

    public void Open() => Grant();

    public override void OnFlow(Flow flow)
    {
        if (flow.Echo)
            Grant();
    }

    public void OnTransfer(Transfer transfer, ReadOnlyMemory<byte> payload)
    {
        if (!_midway)
            Begin(transfer);
        _midway = transfer.More;
        _settled |= transfer.Settled;
        if (transfer.Aborted)
        {
            _midway = false;
            Settled();
            return;
        }

        if (_parts.WrittenCount + payload.Length > MaxMessageSize)
        {
            Detach(AmqpFault.Error(ErrorCode.MessageSizeExceeded, $"A message is larger than {MaxMessageSize} bytes."));
            return;
        }

        _parts.Write(payload.Span);
        if (!_midway)
            OnMessage(_delivery, _settled, _format, _parts.WrittenSpan.ToArray());
    }

    /// <summary>Takes a whole delivery; <see cref="Settle"/> must follow.</summary>
    protected abstract void OnMessage(uint delivery, bool settled, uint format, byte[] message);

    /// <summary>Settles a delivery with the peer, unless it was sent settled.</summary>
    protected void Settle(uint delivery, bool alreadySettled, DeliveryState state)
    {
        if (Ended)
            return;

        if (!alreadySettled)
            Session.WriteSettled(true, delivery, state);
        Settled();
    }

    private void Begin(Transfer transfer)
    {
        if (_creditLeft == 0)
            throw new AmqpFault(ErrorCode.TransferLimitExceeded, "a transfer came without credit");

        _parts.ResetWrittenCount();
        (_delivery, _format, _settled) = (transfer.DeliveryId, transfer.MessageFormat, transfer.Settled);
        _deliveryCount++;
        _creditLeft--;
        _inFlight++;
    }

    private void Settled()
    {
        _inFlight--;
        if (_creditLeft + _inFlight <= Credit / 2)
            Grant();
    }

    private void Grant()
    {
        _creditLeft = Credit - _inFlight;
        var flow = Session.Flow();
        flow.Handle = Handle;
        flow.DeliveryCount = _deliveryCount;
        flow.LinkCredit = _creditLeft;
        Session.Write(flow);
    }
}
