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
            message.Body.ToMemory(),
            Text(message, TraceParent) ?? Text(message, DiagnosticId),
            Text(message, TraceState)),
        message.DeliveryCount,
        message.SequenceNumber,
        message.EnqueuedTime);

    private static string? Text(ServiceBusReceivedMessage message, string property) =>
        message.ApplicationProperties.TryGetValue(property, out var value) ? value as string : null;
}
