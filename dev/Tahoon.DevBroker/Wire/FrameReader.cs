using System.Buffers;
using System.Buffers.Binary;
using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Tahoon.DevBroker.Wire;

/// <summary>One frame: its channel, its performative (null in a heartbeat), and what follows the performative.</summary>
internal readonly record struct InFrame(ushort Channel, DescribedList? Performative, ReadOnlyMemory<byte> Payload);

/// <summary>Cuts frames out of the bytes a peer sent.</summary>
internal static class FrameReader
{
    /// <summary>The largest frame accepted, as announced in the broker's Open.</summary>
    public const int MaxFrameSize = 64 * 1024;

    // The codec learns its types when the first of them is touched.
    static FrameReader() => _ = new Open();

    /// <summary>Takes the next whole frame off the front of <paramref name="bytes"/>; false when more bytes are needed.</summary>
    /// <exception cref="AmqpFault">The frame is too large or malformed.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> bytes, out InFrame frame)
    {
        frame = default;
        if (bytes.Length < 8)
            return false;

        Span<byte> head = stackalloc byte[8];
        bytes.Slice(0, 8).CopyTo(head);
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        var bodyAt = head[4] * 4;
        if (size is < 8 or > MaxFrameSize || bodyAt < 8 || bodyAt > size)
            throw new AmqpFault(ErrorCode.FramingError, "a frame's size is out of range");
        if (bytes.Length < size)
            return false;

        var body = bytes.Slice(bodyAt, size - bodyAt).ToArray();
        bytes = bytes.Slice(size);
        frame = Decode(BinaryPrimitives.ReadUInt16BigEndian(head[6..]), body);
        return true;
    }

    private static InFrame Decode(ushort channel, byte[] body)
    {
        if (body.Length == 0)
            return new InFrame(channel, null, default);

        var end = EncodedValue.Skip(body, 0);
        var performative = Decoded.Described(body.AsMemory(0, end)) as DescribedList
            ?? throw new AmqpFault(ErrorCode.FramingError, "a frame does not begin with a performative");
        return new InFrame(channel, performative, body.AsMemory(end));
    }
}
