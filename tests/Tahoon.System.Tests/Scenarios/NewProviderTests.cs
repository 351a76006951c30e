using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>A clinic's backend keeps the catalogue while its patients use it, through the gateway and two replicas of everything.</summary>
[Collection(OneSystem.Name)]
public sealed class NewProviderTests(TwoReplicas tahoon)
{
    /// <summary>So long a change may take to be seen everywhere.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static readonly string Name = $"Dr. {Guid.NewGuid():N}";

    private string _token = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_added_gets_hours_is_found_is_booked_at_its_fee_of_the_day_and_keeps_its_bookings_when_taken_out()
    {
        var patient = await tahoon.PatientAsync();
        _token = (string)(await SendAsync(
            HttpMethod.Post, "/api/v1/tokens", new { grant_type = "client_credentials", client_secret = "demo-access-key" })).Body["access_token"]!;
        var speciality = (await SendAsync(HttpMethod.Get, "/api/v1/catalogue/specialities")).Body["items"]![0]!["specialityId"]!;

        var added = await SendAsync(
            HttpMethod.Post, "/api/v1/catalogue/providers", Form(speciality, 11_000), ("Idempotency-Key", $"\"{Guid.NewGuid()}\""));
        Assert.Equal(HttpStatusCode.Created, added.Status);
        var provider = (string)added.Body["providerId"]!;
        var scheduled = await SendAsync(HttpMethod.Put, $"/api/v1/providers/{provider}/schedule", Hours, ("If-None-Match", "*"));
        Assert.Equal(HttpStatusCode.Created, scheduled.Status);
        await Task.Delay(Soon, Cancellation);

        var starts = await FindAsync("earliest");
        Assert.NotEmpty(starts);
        Assert.Equal(starts, await FindAsync("name"));
        Assert.Equal((HttpStatusCode.Created, 11_000), await BookAsync(patient, provider, starts[0]));

        var dearer = await SendAsync(HttpMethod.Put, added.Location!, Form(speciality, 12_000), ("If-Match", added.ETag!));
        Assert.Equal(HttpStatusCode.OK, dearer.Status);
        await Task.Delay(Soon, Cancellation);
        Assert.Equal((HttpStatusCode.Created, 12_000), await BookAsync(patient, provider, starts[2]));

        var gone = await SendAsync(HttpMethod.Put, added.Location!, Form(speciality, 12_000, active: false), ("If-Match", dearer.ETag!));
        Assert.Equal(HttpStatusCode.OK, gone.Status);
        await Task.Delay(Soon, Cancellation);
        Assert.Empty(await FindAsync("name"));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, $"/api/v1/providers/{provider}")).Status);
        var refused = await patient.BookFreeAsync(new Slot(provider, starts[4]), Guid.NewGuid().ToString());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "provider_inactive"), (refused.Status, refused.Text("code")));
        foreach (var booking in await patient.BookingsAsync())
            Assert.Equal("Confirmed", (await patient.ReadAsync(booking)).Text("status"));
    }

    private static object Hours => new
    {
        timeZone = "Asia/Kuwait",
        sessionMinutes = new[] { 30 },
        slotMinutes = 30,
        horizonDays = 30,
        weeklyHours = Enum.GetNames<DayOfWeek>().Select(day => new { day, opens = "09:00", closes = "17:00" }),
    };

    private static object Form(JsonNode speciality, int amountMinor, bool active = true) => new
    {
        name = new { en = Name, ar = Name },
        gender = "female",
        languages = new[] { "en" },
        specialityIds = new[] { (string)speciality! },
        prices = new[] { new { durationMinutes = 30, price = new { amountMinor, currency = "KWD" } } },
        active,
    };

    /// <summary>The free starts of the provider, tomorrow and later.</summary>
    private async Task<IReadOnlyList<DateTime>> FindAsync(string sort)
    {
        var from = DateTime.UtcNow.Date.AddDays(1);
        var found = await SendAsync(HttpMethod.Post, "/api/v1/providers/search", new
        {
            text = Name,
            from,
            to = from.AddDays(7),
            timeZone = "Asia/Kuwait",
            durationMinutes = 30,
            sort,
        });
        return
        [
            .. found.Body["items"]!.AsArray().SelectMany(item => item!["availableSlots"]!.AsArray())
                .Select(slot => DateTime.Parse((string)slot!["start"]!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)),
        ];
    }

    private static async Task<(HttpStatusCode Status, int Price)> BookAsync(PatientApp patient, string provider, DateTime start)
    {
        var booked = await patient.BookFreeAsync(new Slot(provider, start), Guid.NewGuid().ToString());
        return (booked.Status, booked.Body.GetProperty("price").GetProperty("amountMinor").GetInt32());
    }

    private async Task<Told> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (_token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await tahoon.System.Gateway.SendAsync(request, Cancellation);
        return new Told(
            answer.StatusCode,
            JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!,
            answer.Headers.ETag?.Tag,
            answer.Headers.Location?.ToString());
    }

    private sealed record Told(HttpStatusCode Status, JsonNode Body, string? ETag, string? Location);
}
