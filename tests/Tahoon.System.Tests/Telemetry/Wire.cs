using System.Buffers.Binary;

namespace Tahoon.SystemTests.Telemetry;

/// <summary>One field of a protobuf message, as it lies on the wire.</summary>
/// <param name="Number">By it the schema knows the field.</param>
/// <param name="Value">What a number is.</param>
/// <param name="Bytes">What anything else is: text, bytes, a message.</param>
internal readonly record struct Field(int Number, ulong Value, ReadOnlyMemory<byte> Bytes);

/// <summary>Reads protobuf without its schema: the few messages of traces need no generated code.</summary>
internal static class Wire
{
    private const int Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5;

    public static IEnumerable<Field> Read(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            var tag = Number(ref message);
            var number = (int)(tag >> 3);
            switch ((int)(tag & 7))
            {
                case Varint:
                    yield return new Field(number, Number(ref message), default);
                    break;
                case Fixed64:
                    yield return new Field(number, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8).Span), default);
                    break;
                case Delimited:
                    var length = (int)Number(ref message);
                    yield return new Field(number, 0, Take(ref message, length));
                    break;
                case Fixed32:
                    yield return new Field(number, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4).Span), default);
                    break;
                default:
                    throw new InvalidDataException($"Field {number} has the wire type {tag & 7}.");
            }
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> message, int length)
    {
        var taken = message[..length];
        message = message[length..];
        return taken;
    }

    private static ulong Number(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = Take(ref message, 1).Span[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
