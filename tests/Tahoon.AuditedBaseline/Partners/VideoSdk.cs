using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tahoon.AuditedBaseline.Partners;

/// <summary>Makes a room while the client waits.</summary>
internal sealed class VideoSdk(HttpClient http, string apiKey, string secret)
{
    private static readonly string[] Permissions = ["allow_join", "allow_mod"], Roles = ["crawler"];

    public string CreateRoom(Guid orderId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/rooms") { Content = JsonContent.Create(new { customRoomId = orderId.ToString() }) };
        request.Headers.TryAddWithoutValidation("Authorization", Token());
        using var answer = http.Send(request).EnsureSuccessStatusCode();
        using var room = JsonDocument.Parse(answer.Content.ReadAsStream());
        return room.RootElement.GetProperty("roomId").GetString()!;
    }

    private string Token()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return Jwt.Sign(
            "HS256", new { apikey = apiKey, permissions = Permissions, version = 2, roles = Roles, iat = now, exp = now + 600 },
            text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));
    }
}
