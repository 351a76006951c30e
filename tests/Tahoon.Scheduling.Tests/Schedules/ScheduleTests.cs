using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Schedules;

public sealed class ScheduleTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private const string Form = """
        {"timeZone":"Europe/Berlin","sessionMinutes":[20,50],"slotMinutes":10,"bufferBeforeMinutes":0,"bufferAfterMinutes":5,
         "noticeMinutes":0,"horizonDays":30,"maxPerDay":9,
         "weeklyHours":[{"day":"Tuesday","opens":"08:00","closes":"09:00"},{"day":"Saturday","opens":"22:00","closes":"02:00"}],
         "dateHours":[{"date":"2026-06-03","hours":[]},{"date":"2026-06-04","hours":[{"opens":"10:00","closes":"11:00"}]}]}
        """;

    [Fact]
    public async Task Only_the_provider_itself_and_its_organisation_with_the_scope_may_see_it()
    {
        var provider = await service.AddProviderAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null, provider));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Callers.User(Guid.NewGuid()), provider));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Callers.Application(), provider, Scopes.Bookings));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Callers.Application(DemoClinics.OtherClinic), provider));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Callers.Provider(Guid.NewGuid()), provider));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Callers.Provider(provider), provider));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Callers.Application(), provider, Scopes.Schedules));
    }

    [Fact]
    public async Task Somebody_else_can_not_change_it_either()
    {
        var provider = await service.AddProviderAsync();

        foreach (var caller in new[] { Callers.Application(DemoClinics.OtherClinic), Callers.Provider(Guid.NewGuid()) })
        {
            using var client = service.ClientFor(caller);
            using var put = await SendAsync(client, HttpMethod.Put, Path(provider, "schedule"), Form, "\"1\"");
            using var post = await SendAsync(client, HttpMethod.Post, Path(provider, "time-off"), Off(9, 10), "\"1\"");

            Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [put.StatusCode, post.StatusCode]);
        }
    }

    [Theory]
    [InlineData("\"Europe/Berlin\"", "\"Mars/Olympus\"", "timeZone")]
    [InlineData("[20,50]", "[20,20]", "sessionMinutes")]
    [InlineData("[20,50]", "[21]", "sessionMinutes")]
    [InlineData("\"slotMinutes\":10", "\"slotMinutes\":7", "slotMinutes")]
    [InlineData("\"slotMinutes\":10,", "", "slotMinutes")]
    [InlineData("\"horizonDays\":30", "\"horizonDays\":0", "horizonDays")]
    [InlineData("Saturday", "Tuesday", "weeklyHours", "22:00", "08:30")]
    [InlineData("08:00", "8 am", "weeklyHours[0].opens")]
    [InlineData("2026-06-04", "2026-06-03", "dateHours")]
    public async Task What_is_not_valid_is_named(string part, string wrong, string member, string? part2 = null, string? wrong2 = null)
    {
        var provider = await service.AddProviderAsync();
        using var client = service.ClientFor(Callers.Application());
        var form = Form.Replace(part, wrong, StringComparison.Ordinal);
        if (part2 is not null)
            form = form.Replace(part2, wrong2, StringComparison.Ordinal);

        using var response = await SendAsync(client, HttpMethod.Put, Path(provider, "schedule"), form, "\"1\"");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await AllocationCalls.ProblemAsync(response);
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => error.Name == member);
    }

    [Fact]
    public async Task A_change_wants_the_version_it_was_made_from()
    {
        var provider = await service.AddProviderAsync();
        using var client = service.ClientFor(Callers.Provider(provider));

        using var blind = await SendAsync(client, HttpMethod.Put, Path(provider, "schedule"), Form, ifMatch: null);
        using var stale = await SendAsync(client, HttpMethod.Put, Path(provider, "schedule"), Form, "\"7\"");
        using var right = await SendAsync(client, HttpMethod.Put, Path(provider, "schedule"), Form, "\"1\"");
        using var again = await SendAsync(client, HttpMethod.Put, Path(provider, "schedule"), Form, "\"1\"");

        Assert.Equal("precondition_required", await AllocationCalls.CodeAsync(blind));
        Assert.Equal(
            [428, 412, 200, 412],
            [(int)blind.StatusCode, (int)stale.StatusCode, (int)right.StatusCode, (int)again.StatusCode]);
        Assert.Equal("\"2\"", right.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task What_was_set_is_what_is_shown_and_offered()
    {
        var provider = await service.AddProviderAsync();
        var calls = new AllocationCalls(service);
        Assert.Equal("slot_not_offered", await calls.TryAsync(Guid.NewGuid(), provider, Tuesday(6, 10), minutes: 50));
        using var client = service.ClientFor(Callers.Application());

        using var put = await SendAsync(client, HttpMethod.Put, Path(provider, "schedule"), Form, "\"1\"");
        var shown = await client.GetFromJsonAsync<JsonElement>(
            Path(provider, "schedule"), TestContext.Current.CancellationToken);

        Assert.Equal(
            JsonSerializer.Serialize(await AllocationCalls.ProblemAsync(put)), JsonSerializer.Serialize(shown));
        var set = JsonSerializer.Deserialize<JsonElement>(Form);
        foreach (var member in set.EnumerateObject())
            Assert.Equal(JsonSerializer.Serialize(member.Value), JsonSerializer.Serialize(shown.GetProperty(member.Name)));
        Assert.Equal("OK", await calls.TryAsync(Guid.NewGuid(), provider, Tuesday(6, 10), minutes: 50));
    }

    [Fact]
    public async Task Time_off_is_offered_to_nobody_until_it_is_given_back()
    {
        var provider = await service.AddProviderAsync();
        var calls = new AllocationCalls(service);
        using var client = service.ClientFor(Callers.Provider(provider));

        using var taken = await SendAsync(client, HttpMethod.Post, Path(provider, "time-off"), Off(9, 10), "\"1\"");
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.Equal("slot_not_offered", await calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9, 30)));

        using var stale = await SendAsync(client, HttpMethod.Delete, taken.Headers.Location!.ToString(), null, "\"1\"");
        using var given = await SendAsync(client, HttpMethod.Delete, taken.Headers.Location!.ToString(), null, "\"2\"");
        using var again = await SendAsync(client, HttpMethod.Delete, taken.Headers.Location!.ToString(), null, "\"3\"");

        Assert.Equal([412, 204, 404], [(int)stale.StatusCode, (int)given.StatusCode, (int)again.StatusCode]);
        Assert.Equal("OK", await calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9, 30)));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(10, 9)]
    public async Task Time_off_ends_after_it_begins(int from, int to)
    {
        var provider = await service.AddProviderAsync();
        using var client = service.ClientFor(Callers.Provider(provider));

        using var response = await SendAsync(client, HttpMethod.Post, Path(provider, "time-off"), Off(from, to), "\"1\"");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static string Path(Guid provider, string what) => $"/api/v1/providers/{new ProviderId(provider)}/{what}";

    private static string Off(int from, int to) => $$"""{"start":"2026-06-02T{{from:00}}:00:00Z","end":"2026-06-02T{{to:00}}:00:00Z"}""";

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string path, string? body, string? ifMatch)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<HttpStatusCode> StatusAsync(Caller? caller, Guid provider, params string[] scopes)
    {
        using var client = service.ClientFor(caller, scopes);
        using var response = await client.GetAsync(Path(provider, "schedule"), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
