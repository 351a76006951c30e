using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tahoon.PartnerSimulators.Fcm;

internal sealed record SendRequest
{
    public Message? Message { get; init; }

    [JsonPropertyName("validate_only")]
    public bool ValidateOnly { get; init; }
}

internal sealed record Message
{
    public string? Token { get; init; }
    public Notification? Notification { get; init; }
    public Dictionary<string, string>? Data { get; init; }
    public Android? Android { get; init; }
    public JsonElement? Apns { get; init; }
    public JsonElement? Webpush { get; init; }
    [JsonPropertyName("fcm_options")]
    public JsonElement? FcmOptions { get; init; }
}

internal sealed record Notification(string? Title, string? Body, string? Image);

internal sealed record Android
{
    public string? Priority { get; init; }
    public string? Ttl { get; init; }
    [JsonPropertyName("collapse_key")]
    public string? CollapseKey { get; init; }
    public JsonElement? Notification { get; init; }
}
