using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.SystemTests.Support;

/// <summary>A patient in whose every text there is one mark, to be looked for afterwards.</summary>
internal sealed class Somebody
{
    private readonly HttpClient _gateway;
    private readonly string _mark;
    private string _token = "", _userId = "";

    private Somebody(HttpClient gateway, string mark) => (_gateway, _mark) = (gateway, mark);

    public static async Task<Somebody> RegisterAsync(HttpClient gateway, string mark)
    {
        var one = new Somebody(gateway, mark);
        one._token = (await one.SendAsync(
            HttpMethod.Post, "/api/auth/token", new { grant_type = "password", access_key = "demo-access-key" })).Text("access_token");
        one._userId = (await one.SendAsync(
            HttpMethod.Post,
            "/api/v1/users",
            new
            {
                name = $"{mark} name",
                email = $"{mark}@example.org",
                timeZone = "Asia/Kuwait",
                externalReference = $"{mark}-reference",
                deviceTokens = new[] { new { token = $"{mark}-device", platform = "android" } },
            },
            key: true)).Text("userId");
        return one;
    }

    /// <summary>Books with notes; the booking's id.</summary>
    public async Task<string> BookAsync(Slot slot) => (await TryToBookAsync(slot)).Text("bookingId");

    public Task<Answer> TryToBookAsync(Slot slot) => SendAsync(
        HttpMethod.Post,
        "/api/v1/bookings",
        new { userId = _userId, providerId = slot.ProviderId, start = slot.Start, durationMinutes = 30, notes = $"{_mark} notes" },
        key: true);

    public Task<Answer> CancelAsync(string bookingId) => SendAsync(
        HttpMethod.Post, "/api/sessionbooking/cancelbooking", new { bookingId, reason = $"{_mark} reason" });

    public Task<Answer> ReadAsync(string bookingId) => SendAsync(HttpMethod.Get, $"/api/v1/bookings/{bookingId}", null);

    public Task<Answer> EraseAsync() => SendAsync(HttpMethod.Delete, $"/api/v1/users/{_userId}", null);

    public async Task<string> ExportAsync() => (await SendAsync(HttpMethod.Get, $"/api/v1/users/{_userId}/export", null)).Body.ToString();

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body, bool key = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (_token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (key)
            request.Headers.Add("Idempotency-Key", $"\"{Guid.NewGuid()}\"");

        using var response = await _gateway.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
