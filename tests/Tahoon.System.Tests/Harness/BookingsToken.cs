using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tahoon.SystemTests.Harness;

/// <summary>Lets a client speak in Booking's name: its token is had at Identity's own address for its secret.</summary>
internal static class BookingsToken
{
    private const string Name = "booking";

    public static async Task SpeakAsBookingAsync(this HttpClient http, RunningSystem system, CancellationToken cancellation)
    {
        var parameters = await File.ReadAllTextAsync(Path.Combine(system.DataFolder, "parameters.json"), cancellation);
        var secret = JsonDocument.Parse(parameters).RootElement.GetProperty($"{Name}-service-secret").GetString();
        using var answer = await http.PostAsJsonAsync(
            new Uri(system.Address("identity"), "/internal/tokens"), new { service = Name, secret }, cancellation);
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellation);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
    }
}
