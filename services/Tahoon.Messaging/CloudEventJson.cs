using System.Net.Mime;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Json;

namespace Tahoon.Messaging;

/// <summary>Events as CloudEvents 1.0 in structured JSON.</summary>
public static class CloudEventJson
{
    private static readonly JsonEventFormatter Formatter = new(WireJson.Options, default);
    private static readonly ContentType Structured = new(QueueMessage.ContentType);

    /// <summary>The CloudEvent of an event's data.</summary>
    /// <param name="id">The event's id; the message's id too.</param>
    /// <param name="source">The service that says it, such as <c>booking</c>.</param>
    /// <param name="occurredAt">When the change was made, UTC.</param>
    public static ReadOnlyMemory<byte> Encode<TEvent>(Guid id, string source, DateTime occurredAt, TEvent data)
        where TEvent : IEvent =>
        Formatter.EncodeStructuredModeMessage(
            new CloudEvent
            {
                Id = id.ToString(),
                Source = new Uri($"/tahoon/{source}", UriKind.Relative),
                Type = TEvent.Type,
                Time = new DateTimeOffset(occurredAt, TimeSpan.Zero),
                DataContentType = MediaTypeNames.Application.Json,
                Data = data,
            },
            out _);

    /// <summary>Reads a CloudEvent; its data is a <see cref="JsonElement"/>.</summary>
    /// <exception cref="ArgumentException">It is not a valid CloudEvent.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static CloudEvent Decode(ReadOnlyMemory<byte> body) =>
        Formatter.DecodeStructuredModeMessage(body, Structured, extensionAttributes: null);

    /// <summary>The data of a CloudEvent.</summary>
    /// <exception cref="JsonException">It is not of that shape.</exception>
    public static TEvent Data<TEvent>(CloudEvent cloudEvent)
        where TEvent : IEvent =>
        cloudEvent.Data is JsonElement element && element.Deserialize<TEvent>(WireJson.Options) is { } data
            ? data
            : throw new JsonException($"The data of {TEvent.Type} is missing.");
}
