using System.Diagnostics;

namespace Tahoon.Messaging.Telemetry;

/// <summary>The spans of queues, after OpenTelemetry's semantic conventions for messaging.</summary>
internal static class MessagingTelemetry
{
    public const string Name = "Tahoon.Messaging";

    public static readonly ActivitySource Source = new(Name);

    /// <summary>A message comes to be where the change is made: what becomes of it goes on from here, whoever sends it.</summary>
    public static Activity? Creating(string queue, string messageId) =>
        Source.StartActivity($"create {queue}", ActivityKind.Producer, default(ActivityContext),
            [.. Of("create", queue), new("messaging.message.id", messageId)]);

    /// <summary>A batch belongs to no change and to many: it links to where each of its messages came to be.</summary>
    public static Activity? Sending(Uri server, string queue, IReadOnlyList<QueueMessage> messages)
    {
        var links = messages.Select(message => Parse(message.TraceParent, message.TraceState))
            .Where(context => context != default)
            .Select(context => new ActivityLink(context));
        return Source.StartActivity($"send {queue}", ActivityKind.Client, default(ActivityContext),
            [.. Of("send", queue), .. At(server), new("messaging.batch.message_count", messages.Count)], links);
    }

    public static Activity? Processing(Uri server, string queue, ReceivedMessage received) =>
        Source.StartActivity($"process {queue}", ActivityKind.Consumer,
            Parse(received.Message.TraceParent, received.Message.TraceState),
            [.. Of("process", queue), .. At(server), new("messaging.message.id", received.Message.Id),
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

    private static KeyValuePair<string, object?>[] Of(string operation, string queue) =>
        [new("messaging.system", "servicebus"), new("messaging.operation.name", operation),
         new("messaging.operation.type", operation), new("messaging.destination.name", queue)];

    private static KeyValuePair<string, object?>[] At(Uri server) => [new("server.address", server.Host), new("server.port", server.Port)];

    private static ActivityContext Parse(string? traceParent, string? traceState) =>
        ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var context) ? context : default;
}
