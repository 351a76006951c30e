using System.Runtime.InteropServices;
using Amqp;
using Amqp.Types;

namespace Tahoon.DevBroker.Wire;

/// <summary>Decodes bytes that <see cref="EncodedValue"/> found well formed.</summary>
internal static class Decoded
{
    /// <summary>The described value the bytes begin with.</summary>
    /// <exception cref="AmqpFault">The value is not of the types its descriptor asks for.</exception>
    public static object Described(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Span[0] != 0)
            throw AmqpFault.Decode("a described value is missing");

        return Guarded(bytes, static buffer => Encoder.ReadObject(buffer));
    }

    /// <summary>A whole message, already walked.</summary>
    public static Message Message(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
            at = EncodedValue.Skip(bytes.Span, at);

        return Guarded(bytes, static buffer =>
        {
            var message = Amqp.Message.Decode(buffer);
            _ = message.Body; // the library decodes it when it is asked for
            return message;
        });
    }

    // The decoder answers wrong types with whatever its casts throw.
    private static T Guarded<T>(ReadOnlyMemory<byte> bytes, Func<ByteBuffer, T> decode)
    {
        var segment = MemoryMarshal.TryGetArray(bytes, out var array) ? array : new ArraySegment<byte>(bytes.ToArray());
        try
        {
            return decode(new ByteBuffer(segment.Array!, segment.Offset, segment.Count, segment.Count));
        }
        catch (Exception e) when (e is AmqpException or InvalidCastException or InvalidOperationException
            or ArgumentException or NullReferenceException or IndexOutOfRangeException or OverflowException)
        {
            throw AmqpFault.Decode(e.Message);
        }
    }
}
