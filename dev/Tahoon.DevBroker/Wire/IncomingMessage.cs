using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Tahoon.DevBroker.Wire;

/// <summary>A message as it was sent: what the broker needs to know of it, and the bytes it keeps.</summary>
/// <param name="Content">Everything from the message annotations on; header and delivery annotations end here.</param>
internal sealed record IncomingMessage(string MessageId, DateTimeOffset? ScheduledAt, ReadOnlyMemory<byte> Content)
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
        var sections = Section.Of(bytes);
        sections.RemoveAll(section => section.Code is Section.Header or Section.DeliveryAnnotations);
        if (sections.Count == 0)
            throw AmqpFault.Decode("a message is empty");

        // decoded to see that it can be: it will have to be when it becomes a dead letter
        _ = Section.Find<ApplicationProperties>(sections, Section.ApplicationProperties);
        var annotations = Section.Find<MessageAnnotations>(sections, Section.MessageAnnotations);
        DateTimeOffset? scheduledAt = annotations?.Map?[ScheduledEnqueueTime] is DateTime at ? at : null;
        var properties = Section.Find<Properties>(sections, Section.Properties);
        return properties?.GetMessageId()?.ToString() is { } id
            ? new IncomingMessage(id, scheduledAt, bytes[^sections.Sum(section => section.Bytes.Length)..])
            : Identified(sections, properties ?? new Properties(), scheduledAt);
    }

    // Service Bus gives a message that has no id one, and its SDKs count on it.
    private static IncomingMessage Identified(List<Section> sections, Properties properties, DateTimeOffset? scheduledAt)
    {
        var id = Guid.NewGuid().ToString("n");
        properties.MessageId = id;
        var buffer = new ByteBuffer(sections.Sum(section => section.Bytes.Length) + 128, true);
        Section.Append(buffer, sections.Where(section => section.Code == Section.MessageAnnotations));
        properties.Encode(buffer);
        Section.Append(
            buffer, sections.Where(section => section.Code is not (Section.MessageAnnotations or Section.Properties)));
        return new IncomingMessage(id, scheduledAt, buffer.Buffer.AsMemory(buffer.Offset, buffer.Length));
    }
}
