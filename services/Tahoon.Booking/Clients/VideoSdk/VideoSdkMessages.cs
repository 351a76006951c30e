using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>Asks for a room. The same <paramref name="CustomRoomId"/> is answered with the same room, however often.</summary>
internal sealed record CreateRoom(string CustomRoomId, string? GeoFence = null, RoomWebhook? Webhook = null, AutoClose? AutoCloseConfig = null);

internal sealed record RoomWebhook(string EndPoint, IReadOnlyList<string> Events);

/// <param name="Type"><c>session-ends</c> or <c>session-end-and-deactivate</c>; there is no duration, as its unit is uncertain.</param>
internal sealed record AutoClose(string Type);

internal sealed record DeactivateRoom(string RoomId);

internal sealed record VideoRoom(string RoomId, string? CustomRoomId, bool Disabled, DateTimeOffset CreatedAt);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateRoom))]
[JsonSerializable(typeof(DeactivateRoom))]
[JsonSerializable(typeof(VideoRoom))]
internal sealed partial class VideoSdkJson : JsonSerializerContext;
