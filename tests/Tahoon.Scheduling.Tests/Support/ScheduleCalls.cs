using System.Net.Http.Headers;
using System.Text.Json;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>The endpoints that change what is offered, as one caller uses them.</summary>
internal sealed class ScheduleCalls(SchedulingService service, Caller? caller, params string[] scopes)
{
    public const string Holidays = "/api/v1/organisation/holidays";

    private readonly HttpClient _client = service.ClientFor(caller, scopes);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Schedule(Guid provider) => $"/api/v1/providers/{new ProviderId(provider)}/schedule";

    public static string TimeOff(Guid provider) => $"/api/v1/providers/{new ProviderId(provider)}/time-off";

    public async Task<Told> SendAsync(HttpMethod method, string path, string? body = null, string? ifMatch = null, bool isFirst = false)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (isFirst)
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var response = await _client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return new Told((int)response.StatusCode, response.Headers.ETag?.Tag, text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    public Task<Told> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Sets the organisation's holidays, whatever they were, to dates that are closed once or every year.</summary>
    public Task<Told> CloseAsync(params (string Date, bool EveryYear)[] dates) => SendAsync(
        HttpMethod.Put, Holidays, HolidayBody(dates), "*");

    /// <summary>Makes a provider's first schedule: every Tuesday, 09:00 to 17:00.</summary>
    public Task<Told> AddAsync(Guid provider) => SendAsync(HttpMethod.Put, Schedule(provider), Tuesdays, isFirst: true);

    public const string Tuesdays = """
        {"timeZone":"Etc/UTC","sessionMinutes":[30],"slotMinutes":30,"horizonDays":90,
         "weeklyHours":[{"day":"Tuesday","opens":"09:00","closes":"17:00"}]}
        """;

    public static string HolidayBody(params (string Date, bool EveryYear)[] dates) => JsonSerializer.Serialize(new
    {
        holidays = dates.Select(date => new { title = "Holiday", date = date.Date, everyYear = date.EveryYear }),
    });

    /// <summary>What a client was told.</summary>
    internal sealed record Told(int Status, string? ETag, JsonElement Body)
    {
        public string? Code => Body.GetProperty("code").GetString();

        /// <summary>The bookings that are said to be outside, as their owners know them.</summary>
        public IReadOnlyList<Guid> Outside
        {
            get
            {
                var outside = Body.GetProperty("bookingsOutside");
                var ids = outside.GetProperty("bookingIds").EnumerateArray()
                    .Select(id => PublicId.Read<BookingId>(id.GetString()).Value).ToList();
                Assert.Equal(ids.Count, outside.GetProperty("count").GetInt32());
                return ids;
            }
        }
    }
}
