using System.Buffers.Binary;

namespace Tahoon.DevBroker.Wire;

/// <summary>Walks AMQP-encoded bytes without decoding them, so that the decoder only ever sees what is well formed.</summary>
internal static class EncodedValue
{
    private const int DeepestNesting = 32;

    /// <summary>The position after the value that begins at <paramref name="at"/>.</summary>
    /// <exception cref="AmqpFault">The bytes end too early, nest too deep or use an unknown constructor.</exception>
    public static int Skip(ReadOnlySpan<byte> bytes, int at, int depth = 0)
    {
        if (depth > DeepestNesting)
            throw AmqpFault.Decode("values are nested too deep");

        var constructor = Byte(bytes, at++);
        if (constructor == 0)
            return Skip(bytes, Skip(bytes, at, depth + 1), depth + 1);

        return Content(bytes, at, constructor, depth);
    }

    private static int Content(ReadOnlySpan<byte> bytes, int at, byte constructor, int depth) => (constructor >> 4) switch
    {
        0x4 => at,
        0x5 => End(bytes, at, 1),
        0x6 => End(bytes, at, 2),
        0x7 => End(bytes, at, 4),
        0x8 => End(bytes, at, 8),
        0x9 => End(bytes, at, 16),
        0xA => End(bytes, at + 1, Byte(bytes, at)),
        0xB => End(bytes, at + 4, Length(bytes, at)),
        0xC => Compound(bytes, at, 1, depth),
        0xD => Compound(bytes, at, 4, depth),
        0xE => Array(bytes, at, 1, depth),
        0xF => Array(bytes, at, 4, depth),
        _ => throw AmqpFault.Decode($"unknown constructor 0x{constructor:x2}"),
    };

    private static int Compound(ReadOnlySpan<byte> bytes, int at, int width, int depth)
    {
        var (count, position, end) = Sized(bytes, at, width);
        for (var i = 0; i < count; i++)
            position = Skip(bytes[..end], position, depth + 1);

        return Exactly(position, end);
    }

    private static int Array(ReadOnlySpan<byte> bytes, int at, int width, int depth)
    {
        var (count, position, end) = Sized(bytes, at, width);
        var constructor = Byte(bytes[..end], position++);
        if (constructor == 0)
            throw AmqpFault.Decode("an array of described values is not supported");

        for (var i = 0; i < count; i++)
            position = Content(bytes[..end], position, constructor, depth + 1);

        return Exactly(position, end);
    }

    // The count is held against the size, as the decoder reserves memory for it before it reads.
    private static (int Count, int Position, int End) Sized(ReadOnlySpan<byte> bytes, int at, int width)
    {
        var size = width == 1 ? Byte(bytes, at) : Length(bytes, at);
        var end = End(bytes, at + width, size);
        var count = width == 1 ? Byte(bytes[..end], at + width) : Length(bytes[..end], at + width);
        return count <= size ? (count, at + (2 * width), end) : throw AmqpFault.Decode("a count is larger than its size");
    }

    private static int Exactly(int position, int end) =>
        position == end ? end : throw AmqpFault.Decode("a size does not fit its content");

    private static byte Byte(ReadOnlySpan<byte> bytes, int at) =>
        at < bytes.Length ? bytes[at] : throw AmqpFault.Decode("the bytes end inside a value");

    private static int Length(ReadOnlySpan<byte> bytes, int at)
    {
        var length = at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) : uint.MaxValue;
        return length <= bytes.Length ? (int)length : throw AmqpFault.Decode("the bytes end inside a value");
    }

    private static int End(ReadOnlySpan<byte> bytes, int at, int length) =>
        at + length <= bytes.Length ? at + length : throw AmqpFault.Decode("the bytes end inside a value");
}
