using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>A push to one device: 4,096 bytes at the most; data keys are not <c>from</c>, <c>gcm</c> or <c>google…</c>.</summary>
internal sealed record FcmMessage(
    string Token,
    FcmNotification? Notification = null,
    IReadOnlyDictionary<string, string>? Data = null,
    FcmAndroid? Android = null,
    FcmApns? Apns = null);

internal sealed record FcmNotification(string Title, string Body);

/// <param name="Priority"><c>NORMAL</c> or <c>HIGH</c>.</param>
/// <param name="Ttl">How long the push may wait for its device, in seconds with an s: <c>3600s</c>.</param>
internal sealed record FcmAndroid(string? Priority = null, string? Ttl = null);

internal sealed record FcmApns(IReadOnlyDictionary<string, string> Headers);

internal sealed record FcmSend(FcmMessage Message);

/// <param name="Name"><c>projects/{project}/messages/{id}</c>.</param>
internal sealed record FcmSent(string Name);

internal sealed record FcmRefusal(FcmError? Error);

internal sealed record FcmError(int Code, string? Status, IReadOnlyList<FcmErrorDetail>? Details);

internal sealed record FcmErrorDetail([property: JsonPropertyName("@type")] string? Type, string? ErrorCode);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FcmSend))]
[JsonSerializable(typeof(FcmSent))]
[JsonSerializable(typeof(FcmRefusal))]
[JsonSerializable(typeof(GrantedToken))]
internal sealed partial class FcmJson : JsonSerializerContext;
