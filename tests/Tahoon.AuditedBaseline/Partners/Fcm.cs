using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Tahoon.AuditedBaseline.Partners;

/// <summary>Pushes while the client waits. Its access token is had once, before anything is measured.</summary>
internal sealed class Fcm
{
    private const string Scope = "https://www.googleapis.com/auth/firebase.messaging";

    private readonly HttpClient _http;
    private readonly string _token;

    private Fcm(HttpClient http, string token) => (_http, _token) = (http, token);

    public static Fcm SignIn(HttpClient http)
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var assertion = Jwt.Sign(
            "RS256", new { iss = "baseline@example.org", scope = Scope, aud = "https://oauth2.example.org/token", iat = now, exp = now + 3600 },
            text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
                ["assertion"] = assertion,
            }),
        };
        using var answer = http.Send(request).EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(answer.Content.ReadAsStream());
        return new Fcm(http, body.RootElement.GetProperty("access_token").GetString()!);
    }

    public void Send(string device, Guid orderId, string room)
    {
        var data = new Dictionary<string, string> { ["event"] = "booked", ["bookingId"] = orderId.ToString(), ["meetingId"] = room };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/projects/tahoon/messages:send")
        {
            Content = JsonContent.Create(new { message = new { token = device, notification = new { title = "Booked", body = "Your session is booked." }, data } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        _http.Send(request).EnsureSuccessStatusCode().Dispose();
    }
}
