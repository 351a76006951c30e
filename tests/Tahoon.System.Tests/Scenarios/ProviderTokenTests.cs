using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>A provider's app through the gateway, with the token that its clinic's backend got for it.</summary>
[Collection(OneSystem.Name)]
public sealed class ProviderTokenTests(TwoReplicas tahoon)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_keeps_its_own_schedule_sees_its_own_bookings_and_nothing_else()
    {
        var patient = await tahoon.PatientAsync();
        var slots = (await patient.SlotsAsync()).GroupBy(slot => slot.ProviderId).Select(own => own.First()).ToList();
        var (mine, neighbour) = (slots[0], slots[1]);
        var booked = await patient.BookAsync(mine);
        var theirs = await patient.BookAsync(neighbour);
        var token = (await patient.PostAsync($"/api/v1/providers/{mine.ProviderId}/tokens", new { })).Text("access_token");
        var schedule = $"/api/v1/providers/{mine.ProviderId}/schedule";

        // its own schedule, time off and bookings
        using var read = await SendAsync(token, HttpMethod.Get, schedule);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var changed = await SendAsync(token, HttpMethod.Put, schedule, await JsonAsync(read), read.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var off = new { start = mine.Start.AddDays(60), end = mine.Start.AddDays(61) };
        using var taken = await SendAsync(token, HttpMethod.Post, $"/api/v1/providers/{mine.ProviderId}/time-off", off, changed.Headers.ETag);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        using var given = await SendAsync(token, HttpMethod.Delete, taken.Headers.Location!.ToString(), null, taken.Headers.ETag);
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        using var own = await SendAsync(token, HttpMethod.Get, "/api/v1/bookings?limit=100");
        var listed = (await JsonAsync(own)).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(listed, booking => booking.GetProperty("bookingId").GetString() == booked.Text("bookingId"));
        Assert.All(listed, booking => Assert.Equal(mine.ProviderId, booking.GetProperty("providerId").GetString()));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token, HttpMethod.Get, $"/api/v1/bookings/{booked.Text("bookingId")}"));

        // nothing of a neighbour, and nothing that patients or applications do
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(token, HttpMethod.Get, $"/api/v1/providers/{neighbour.ProviderId}/schedule"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(token, HttpMethod.Get, $"/api/v1/bookings/{theirs.Text("bookingId")}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(token, HttpMethod.Post, "/api/sessionbooking/booksession", new { patient.UserId, serviceProviderId = mine.ProviderId, start = mine.Start, durationMinutes = 30 }));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(token, HttpMethod.Post, "/api/sessionbooking/cancelbooking", new { bookingId = booked.Text("bookingId") }));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(token, HttpMethod.Get, $"/api/v1/users/{patient.UserId}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(token, HttpMethod.Post, $"/api/v1/users/{patient.UserId}/tokens"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(token, HttpMethod.Post, $"/api/v1/providers/{mine.ProviderId}/tokens"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(token, HttpMethod.Post, "/internal/ops/tokens"));
    }

    private async Task<HttpStatusCode> StatusAsync(string token, HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(token, method, path, body);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> SendAsync(
        string token, HttpMethod method, string path, object? body = null, EntityTagHeaderValue? seen = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (seen is not null)
            request.Headers.IfMatch.Add(seen);
        return tahoon.System.Gateway.SendAsync(request, Cancellation);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
}
