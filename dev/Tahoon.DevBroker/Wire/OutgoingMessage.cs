using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Tahoon.DevBroker.Queues;

namespace Tahoon.DevBroker.Wire;

/// <summary>Encodes a stored message with the header and annotations that the official SDKs read.</summary>
internal static class OutgoingMessage
{
    private static readonly Symbol SequenceNumber = new("x-opt-sequence-number");
    private static readonly Symbol EnqueuedTime = new("x-opt-enqueued-time");
    private static readonly Symbol LockedUntil = new("x-opt-locked-until");
    private static readonly Symbol MessageState = new("x-opt-message-state");
    private static readonly Symbol DeadLetterSource = new("x-opt-deadletter-source");

    /// <param name="message">What is delivered or shown.</param>
    /// <param name="earlierDeliveries">How often the message was delivered before.</param>
    public static ReadOnlyMemory<byte> Encode(MessageView message, int earlierDeliveries)
    {
        var sections = Section.Of(message.Content);
        var buffer = new ByteBuffer(message.Content.Length + 256, true);
        new Header { DeliveryCount = (uint)Math.Max(earlierDeliveries, 0) }.Encode(buffer);
        Annotations(sections, message).Encode(buffer);

        var rest = sections.Where(section => section.Code != Section.MessageAnnotations);
        if (message.Reason is null && message.Description is null)
        {
            Section.Append(buffer, rest);
        }
        else
        {
            Section.Append(buffer, rest.Where(section => section.Code == Section.Properties));
            WithReasons(sections, message).Encode(buffer);
            Section.Append(buffer, rest.Where(section => section.Code is not (Section.Properties or Section.ApplicationProperties)));
        }

        return buffer.Buffer.AsMemory(buffer.Offset, buffer.Length);
    }

    private static MessageAnnotations Annotations(List<Section> sections, MessageView message)
    {
        var annotations = Section.Find<MessageAnnotations>(sections, Section.MessageAnnotations) ?? new MessageAnnotations();
        annotations.Map[SequenceNumber] = message.Sequence;
        annotations.Map[EnqueuedTime] = message.EnqueuedAt.UtcDateTime;
        annotations.Map[MessageState] = (int)message.State;
        if (message.LockedUntil is { } until)
            annotations.Map[LockedUntil] = until.UtcDateTime;
        if (message.DeadLetterSource is { } source)
            annotations.Map[DeadLetterSource] = source;
        return annotations;
    }

    private static ApplicationProperties WithReasons(List<Section> sections, MessageView message)
    {
        var properties = Section.Find<ApplicationProperties>(sections, Section.ApplicationProperties) ?? new ApplicationProperties();
        properties.Map["DeadLetterReason"] = message.Reason;
        properties.Map["DeadLetterErrorDescription"] = message.Description;
        return properties;
    }
}
