using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.SystemTests.Support;

/// <summary>What a client got.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, TimeSpan? RetryAfter = null)
{
    public string Text(string member) => Has(member)
        ? Body.GetProperty(member).ToString()
        : throw new InvalidOperationException($"There is no {member} in {Status} {Body}");

    public bool Has(string member) => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty(member, out _);
}

/// <summary>A slot that a provider offers.</summary>
internal sealed record Slot(string ProviderId, DateTime Start);

/// <summary>A patient's app as it is used: it knows the gateway, a token, its user, and repeats what was not answered.</summary>
internal sealed class PatientApp
{
    private static readonly HttpStatusCode[] TryAgain =
        [HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout];

    private readonly HttpClient _gateway;
    private readonly string _token;

    private PatientApp(HttpClient gateway, string token, string userId, string device) =>
        (_gateway, _token, UserId, Device) = (gateway, token, userId, device);

    public string UserId { get; }

    public string Device { get; }

    public static async Task<PatientApp> RegisterAsync(HttpClient gateway)
    {
        var token = await AgainAsync(() => SendAsync(
            gateway, null, HttpMethod.Post, "/api/auth/token", new { grant_type = "password", access_key = "demo-access-key" }));
        var (name, device) = (Guid.NewGuid().ToString("N"), $"device-{Guid.NewGuid():N}");
        var user = await AgainAsync(() => SendAsync(gateway, token.Text("access_token"), HttpMethod.Post, "/api/user/register", new
        {
            name = "Noor",
            email = $"{name}@example.org",
            timeZone = "Asia/Kuwait",
            deviceTokens = new[] { new { token = device, platform = "android" } },
        }));
        return new PatientApp(gateway, token.Text("access_token"), user.Text("userId"), device);
    }

    /// <summary>Free slots of several providers, tomorrow and later; no two of them overlap.</summary>
    public async Task<IReadOnlyList<Slot>> SlotsAsync(int providers = 20)
    {
        var from = DateTime.UtcNow.Date.AddDays(1);
        var found = await AgainAsync(() => PostAsync("/api/careprovider/getcareproviderslistwithschedule", new
        {
            from,
            to = from.AddDays(7),
            timeZone = "Asia/Kuwait",
            durationMinutes = 30,
            pageSize = providers,
            sort = "name",
        }));
        return [.. found.Body.GetProperty("careProvidersList").EnumerateArray().SelectMany(Apart)];
    }

    public Task<Answer> BookAsync(Slot slot, string? key = null) => PostAsync("/api/sessionbooking/booksession", new
    {
        userId = UserId,
        serviceProviderId = slot.ProviderId,
        start = slot.Start,
        durationMinutes = 30,
        idempotencyKey = key,
    });

    /// <summary>Books as an app does that must know: with one key, until there is an answer.</summary>
    public Task<Answer> BookSurelyAsync(Slot slot, CancellationToken cancellation) =>
        SurelyAsync(key => BookAsync(slot, key), Guid.NewGuid().ToString(), cancellation);

    /// <summary>Asks with one key, until there is an answer.</summary>
    public static async Task<Answer> SurelyAsync(Func<string, Task<Answer>> ask, string key, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var answer = await ask(key);
                if (!TryAgain.Contains(answer.Status) && !(answer.Has("code") && answer.Text("code") is "idempotency_in_progress"))
                    return answer;
            }
            catch (HttpRequestException)
            {
                // the gateway's replica died under the request: whether it booked is asked with the same key
            }

            await Task.Delay(200, cancellation);
        }
    }

    public Task<Answer> HoldAsync(Slot slot, string? key = null) => PostAsync("/api/v1/holds", Wish(slot, null), key ?? Guid.NewGuid().ToString());

    public Task<Answer> GiveHoldBackAsync(string holdId) =>
        SendAsync(_gateway, _token, HttpMethod.Delete, $"/api/v1/holds/{holdId}", null);

    public Task<Answer> BookHeldAsync(Slot slot, string holdId, string? key = null) =>
        PostAsync("/api/v1/bookings", Wish(slot, holdId), key ?? Guid.NewGuid().ToString());

    /// <summary>Books without a hold; the same key is the same booking.</summary>
    public Task<Answer> BookFreeAsync(Slot slot, string key) => PostAsync("/api/v1/bookings", Wish(slot, null), key);

    public Task<Answer> CancelAsync(string bookingId, string? key = null) =>
        PostAsync("/api/sessionbooking/cancelbooking", new { bookingId, idempotencyKey = key });

    /// <summary>Moves a booking that was not changed since it was booked.</summary>
    public Task<Answer> MoveAsync(string bookingId, Slot slot, string? key = null) => SendAsync(
        _gateway, _token, HttpMethod.Post, $"/api/v1/bookings/{bookingId}/reschedule", new { start = slot.Start },
        ("Idempotency-Key", $"\"{key ?? Guid.NewGuid().ToString()}\""), ("If-Match", "\"1\""));

    public Task<Answer> ReadAsync(string bookingId) =>
        SendAsync(_gateway, _token, HttpMethod.Get, $"/api/v1/bookings/{bookingId}", null);

    /// <summary>The ids of all that is booked for this user.</summary>
    public async Task<IReadOnlyList<string>> BookingsAsync()
    {
        var page = await SendAsync(_gateway, _token, HttpMethod.Get, $"/api/v1/bookings?userId={UserId}", null);
        return [.. page.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("bookingId").GetString()!)];
    }

    public Task<Answer> PostAsync(string path, object body, string? key = null) =>
        SendAsync(_gateway, _token, HttpMethod.Post, path, body, key is null ? [] : [("Idempotency-Key", $"\"{key}\"")]);

    private object Wish(Slot slot, string? holdId) =>
        new { userId = UserId, providerId = slot.ProviderId, start = slot.Start, durationMinutes = 30, holdId };

    /// <summary>What may be sent again whatever became of it, until it is answered: a system that has just started is slow at first.</summary>
    private static async Task<Answer> AgainAsync(Func<Task<Answer>> send)
    {
        for (var turn = 1; ; turn++)
        {
            var answer = await send();
            if (!TryAgain.Contains(answer.Status) || turn == 10)
                return answer;

            await Task.Delay(500);
        }
    }

    private static IEnumerable<Slot> Apart(JsonElement provider)
    {
        var (id, last) = (provider.GetProperty("userLoginInfoId").GetString()!, DateTime.MinValue);
        foreach (var start in provider.GetProperty("availableScheduleHoursList").EnumerateArray().Select(slot => slot.GetProperty("start").GetDateTime()))
        {
            if (start < last.AddHours(1))
                continue;

            last = start;
            yield return new Slot(id, start);
        }
    }

    private static async Task<Answer> SendAsync(
        HttpClient gateway, string? token, HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);

        using var response = await gateway.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text), response.Headers.RetryAfter?.Delta);
    }
}
