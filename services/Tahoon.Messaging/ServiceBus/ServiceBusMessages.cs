using System.Text;
using Azure.Messaging.ServiceBus;

namespace Tahoon.Messaging.ServiceBus;

/// <summary>Messages in the form of Azure's SDK.</summary>
internal static class ServiceBusMessages
{
    // The SDK writes the trace context under the second name where it finds neither, and reads both.
    private const string TraceParent = "traceparent";
    private const string DiagnosticId = "Diagnostic-Id";
    private const string TraceState = "tracestate";

    public static ServiceBusMessage Encode(QueueMessage message)
    {
        var encoded = new ServiceBusMessage(message.Body)
        {
            MessageId = message.Id,
            Subject = message.Subject,
            ContentType = QueueMessage.ContentType,
        };
        if (message.TraceParent is not null)
        {
            encoded.ApplicationProperties[TraceParent] = message.TraceParent;
            encoded.ApplicationProperties[DiagnosticId] = message.TraceParent;
        }

        if (message.TraceState is not null)
            encoded.ApplicationProperties[TraceState] = message.TraceState;
        return encoded;
    }

    public static ReceivedMessage Decode(ServiceBusReceivedMessage message) => new(
        new QueueMessage(
            message.MessageId ?? "",
            message.Subject ?? "",
            BodyOf(message),
            Text(message, TraceParent) ?? Text(message, DiagnosticId),
            Text(message, TraceState)),
        message.DeliveryCount,
        message.SequenceNumber,
        message.EnqueuedTime);

    /// <summary>A message of the dead letters that was peeked: unlike a received one it was not delivered just now.</summary>
    public static DeadMessage DecodeDead(ServiceBusReceivedMessage message)
    {
        var received = Decode(message);
        return new DeadMessage(
            received.Message,
            received.DeliveryCount,
            received.SequenceNumber,
            received.EnqueuedAt,
            message.DeadLetterReason,
            message.DeadLetterErrorDescription);
    }

    // the SDK's own property throws for a body of another form
    private static ReadOnlyMemory<byte> BodyOf(ServiceBusReceivedMessage message)
    {
        var body = message.GetRawAmqpMessage().Body;
        if (body.TryGetData(out _))
            return message.Body.ToMemory();

        return body.TryGetValue(out var value) && value is string text ? Encoding.UTF8.GetBytes(text) : default(ReadOnlyMemory<byte>);
    }

    private static string? Text(ServiceBusReceivedMessage message, string property) =>
        message.ApplicationProperties.TryGetValue(property, out var value) ? value as string : null;
}
