using System.Diagnostics;

namespace Tahoon.Messaging.Telemetry;

/// <summary>The spans of queues, after OpenTelemetry's semantic conventions for messaging.</summary>
internal static class MessagingTelemetry
{
    public const string Name = "Tahoon.Messaging";

    public static readonly ActivitySource Source = new(Name);

    public static Activity? Sending(string queue, IReadOnlyList<QueueMessage> messages)
    {
        var links = messages.Select(message => Parse(message.TraceParent, message.TraceState))
            .Where(context => context != default)
            .Select(context => new ActivityLink(context));
        return Source.StartActivity($"send {queue}", ActivityKind.Producer, default(ActivityContext),
            [new("messaging.system", "servicebus"), new("messaging.operation.type", "send"),
             new("messaging.destination.name", queue), new("messaging.batch.message_count", messages.Count)], links);
    }

    public static Activity? Processing(string queue, ReceivedMessage received) =>
        Source.StartActivity($"process {queue}", ActivityKind.Consumer,
            Parse(received.Message.TraceParent, received.Message.TraceState),
            [new("messaging.system", "servicebus"), new("messaging.operation.type", "process"),
             new("messaging.destination.name", queue), new("messaging.message.id", received.Message.Id),
             new("messaging.servicebus.message.delivery_count", received.DeliveryCount)]);

    public static Activity? Working(string work, string? traceParent) =>
        Source.StartActivity($"work {work}", ActivityKind.Internal, Parse(traceParent, null));

    /// <summary>What measurements of a queue are told apart by.</summary>
    public static TagList Tags(string queue, string operation, string? problem)
    {
        var tags = new TagList
        {
            { "messaging.system", "servicebus" },
            { "messaging.operation.name", operation },
            { "messaging.destination.name", queue },
        };
        if (problem is not null)
            tags.Add("error.type", problem);
        return tags;
    }

    private static ActivityContext Parse(string? traceParent, string? traceState) =>
        ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var context) ? context : default;
}
