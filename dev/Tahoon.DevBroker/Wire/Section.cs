using System.Buffers.Binary;
using Amqp;
using Amqp.Types;

namespace Tahoon.DevBroker.Wire;

/// <summary>One section of a message: its descriptor's code and where it lies.</summary>
internal readonly record struct Section(ulong Code, ReadOnlyMemory<byte> Bytes)
{
    public const ulong Header = 0x70;
    public const ulong DeliveryAnnotations = 0x71;
    public const ulong MessageAnnotations = 0x72;
    public const ulong Properties = 0x73;
    public const ulong ApplicationProperties = 0x74;
    public const ulong Data = 0x75;

    public T Decode<T>() where T : Described =>
        Decoded.Described(Bytes) as T ?? throw AmqpFault.Decode($"section 0x{Code:x2} is of another type");

    /// <summary>The first section of this code, decoded, or null.</summary>
    public static T? Find<T>(List<Section> sections, ulong code)
        where T : Described
    {
        var at = sections.FindIndex(section => section.Code == code);
        return at < 0 ? null : sections[at].Decode<T>();
    }

    public static void Append(ByteBuffer buffer, IEnumerable<Section> sections)
    {
        foreach (var section in sections)
        {
            buffer.ValidateWrite(section.Bytes.Length);
            section.Bytes.Span.CopyTo(buffer.Buffer.AsSpan(buffer.WritePos));
            buffer.Append(section.Bytes.Length);
        }
    }

    /// <summary>The sections of an encoded message, in their order.</summary>
    /// <exception cref="AmqpFault">The bytes are not a message.</exception>
    public static List<Section> Of(ReadOnlyMemory<byte> message)
    {
        var sections = new List<Section>(5);
        for (var at = 0; at < message.Length;)
        {
            var end = EncodedValue.Skip(message.Span, at);
            sections.Add(new Section(CodeAt(message.Span[at..end]), message[at..end]));
            at = end;
        }

        return sections;
    }

    private static ulong CodeAt(ReadOnlySpan<byte> section) => section switch
    {
        [0, 0x53, var code, ..] => code,
        [0, 0x80, ..] => BinaryPrimitives.ReadUInt64BigEndian(section[2..]),
        _ => throw AmqpFault.Decode("a message section has no numeric descriptor"),
    };
}
