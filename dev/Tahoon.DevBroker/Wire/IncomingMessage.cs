using Amqp.Framing;
using Amqp.Types;

namespace Tahoon.DevBroker.Wire;

/// <summary>A message as it was sent: what the broker needs to know of it, and the bytes it keeps.</summary>
/// <param name="Content">Everything from the message annotations on; header and delivery annotations end here.</param>
internal sealed record IncomingMessage(string? MessageId, DateTimeOffset? ScheduledAt, ReadOnlyMemory<byte> Content)
{
    private const uint BatchFormat = 0x80013700;
    private static readonly Symbol ScheduledEnqueueTime = new("x-opt-scheduled-enqueue-time");

    /// <summary>The messages of one delivery: one, or as many as a batch has data sections.</summary>
    /// <exception cref="AmqpFault">The bytes are not what the format says.</exception>
    public static IReadOnlyList<IncomingMessage> Parse(uint format, ReadOnlyMemory<byte> bytes)
    {
        if (format != BatchFormat)
            return [Single(bytes)];

        var messages = Section.Of(bytes)
            .Where(section => section.Code == Section.Data)
            .Select(section => Single(section.Decode<Data>().Binary))
            .ToList();
        return messages.Count > 0 ? messages : throw AmqpFault.Decode("a batch has no message");
    }

    public static IncomingMessage Single(ReadOnlyMemory<byte> bytes)
    {
        var (kept, id, scheduledAt) = (0, (string?)null, (DateTimeOffset?)null);
        foreach (var section in Section.Of(bytes))
        {
            if (section.Code is Section.Header or Section.DeliveryAnnotations)
                kept += section.Bytes.Length;
            else if (section.Code is Section.MessageAnnotations)
                scheduledAt = section.Decode<MessageAnnotations>().Map[ScheduledEnqueueTime] is DateTime at ? at : null;
            else if (section.Code is Section.Properties)
                id = section.Decode<Properties>().GetMessageId()?.ToString();
            else if (section.Code is Section.ApplicationProperties)
                _ = section.Decode<ApplicationProperties>();
        }

        return kept < bytes.Length
            ? new IncomingMessage(id, scheduledAt, bytes[kept..])
            : throw AmqpFault.Decode("a message is empty");
    }
}
