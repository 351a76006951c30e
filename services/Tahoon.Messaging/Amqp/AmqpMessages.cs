using System.Text;
using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Tahoon.Messaging.Amqp;

/// <summary>Messages in AMQP's form; property names are those that Azure's SDK writes and reads.</summary>
internal static class AmqpMessages
{
    private const string DiagnosticId = "Diagnostic-Id";
    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";
    private const string DeadLetterReason = "DeadLetterReason";
    private const string DeadLetterDescription = "DeadLetterErrorDescription";
    private static readonly Symbol SequenceNumber = new("x-opt-sequence-number");
    private static readonly Symbol EnqueuedTime = new("x-opt-enqueued-time");
    private static readonly Symbol LockedUntilTime = new("x-opt-locked-until");
    private static readonly Symbol ScheduledEnqueueTime = new("x-opt-scheduled-enqueue-time");

    public static Message Encode(QueueMessage message)
    {
        var encoded = new Message
        {
            Properties = new Properties
            {
                MessageId = message.Id,
                Subject = message.Subject,
                ContentType = new Symbol(QueueMessage.ContentType),
            },
            BodySection = new Data { Binary = message.Body.ToArray() },
        };
        if (message.TraceParent is null)
            return encoded;

        encoded.ApplicationProperties = new ApplicationProperties
        {
            [TraceParent] = message.TraceParent,
            [DiagnosticId] = message.TraceParent,
        };
        if (message.TraceState is not null)
            encoded.ApplicationProperties[TraceState] = message.TraceState;
        return encoded;
    }

    public static Message EncodeScheduled(QueueMessage message, DateTimeOffset enqueueAt)
    {
        var encoded = Encode(message);
        encoded.MessageAnnotations = new MessageAnnotations { [ScheduledEnqueueTime] = enqueueAt.UtcDateTime };
        return encoded;
    }

    public static ReceivedMessage Decode(Message message)
    {
        var properties = message.ApplicationProperties?.Map;
        return new ReceivedMessage(
            new QueueMessage(
                message.Properties?.GetMessageId()?.ToString() ?? "",
                message.Properties?.Subject ?? "",
                message.Body switch
                {
                    byte[] bytes => bytes,
                    string text => Encoding.UTF8.GetBytes(text),
                    _ => [],
                },
                (properties?[TraceParent] ?? properties?[DiagnosticId]) as string,
                properties?[TraceState] as string),
            (int)(message.Header?.DeliveryCount ?? 0) + 1,
            message.MessageAnnotations?[SequenceNumber] as long? ?? 0,
            Instant(message, EnqueuedTime) ?? default);
    }

    /// <summary>A message of the dead letters that was peeked: its header counts the deliveries that were.</summary>
    public static DeadMessage DecodeDead(Message message)
    {
        var received = Decode(message);
        var properties = message.ApplicationProperties?.Map;
        return new DeadMessage(
            received.Message,
            received.DeliveryCount - 1,
            received.SequenceNumber,
            received.EnqueuedAt,
            properties?[DeadLetterReason] as string,
            properties?[DeadLetterDescription] as string);
    }

    /// <summary>The message as it was sent at first: without what the broker wrote on it.</summary>
    public static Message EncodeAgain(Message dead)
    {
        var again = new Message { Properties = dead.Properties, BodySection = dead.BodySection };
        if (dead.ApplicationProperties is not { } properties)
            return again;

        properties.Map.Remove(DeadLetterReason);
        properties.Map.Remove(DeadLetterDescription);
        again.ApplicationProperties = properties;
        return again;
    }

    public static Guid LockToken(Message message) => new(message.DeliveryTag);

    /// <summary>When the message's lock runs out, by the broker's clock.</summary>
    public static DateTimeOffset? LockedUntil(Message message) => Instant(message, LockedUntilTime);

    private static DateTimeOffset? Instant(Message message, Symbol annotation) =>
        message.MessageAnnotations?[annotation] is DateTime at
            ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))
            : null;
}
