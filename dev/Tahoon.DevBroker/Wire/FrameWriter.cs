using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Amqp;
using Amqp.Types;

namespace Tahoon.DevBroker.Wire;

/// <summary>Writes frames to a peer; nothing leaves before <see cref="FlushAsync"/>.</summary>
internal sealed class FrameWriter(PipeWriter output)
{
    private const byte Sasl = 1;
    private readonly ByteBuffer _performative = new(512, true);

    /// <summary>The largest frame the peer takes, known from its Open.</summary>
    public int MaxFrameSize { get; set; } = 512;

    /// <summary>Room for payload in a transfer frame, its performative taken off generously.</summary>
    public int MaxPayload => MaxFrameSize - 160;

    public void Heartbeat() => Protocol([0, 0, 0, 8, 2, 0, 0, 0]);

    public void Protocol(ReadOnlySpan<byte> header) => output.Write(header);

    public void WriteSasl(DescribedList performative) => Write(Sasl, 0, performative, default);

    public void Write(ushort channel, DescribedList performative, ReadOnlySpan<byte> payload = default) =>
        Write(0, channel, performative, payload);

    private void Write(byte type, ushort channel, DescribedList performative, ReadOnlySpan<byte> payload)
    {
        _performative.Reset();
        performative.Encode(_performative);
        var encoded = _performative.Buffer.AsSpan(_performative.Offset, _performative.Length);

        var size = 8 + encoded.Length + payload.Length;
        var frame = output.GetSpan(size);
        BinaryPrimitives.WriteInt32BigEndian(frame, size);
        frame[4] = 2;
        frame[5] = type;
        BinaryPrimitives.WriteUInt16BigEndian(frame[6..], channel);
        encoded.CopyTo(frame[8..]);
        payload.CopyTo(frame[(8 + encoded.Length)..]);
        output.Advance(size);
    }

    public async ValueTask FlushAsync(CancellationToken cancellation) => await output.FlushAsync(cancellation);
}
