using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Slots;

public sealed class GetCareProviderScheduleTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    [Fact]
    public async Task Without_a_token_or_its_scope_there_is_no_answer()
    {
        var provider = await service.AddProviderAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Body(provider), caller: null)).Status);
        using var other = service.ClientFor(Callers.Application(), Scopes.Bookings);
        using var response = await other.PostAsJsonAsync(
            "/api/careprovider/getcareproviderschedule", Body(provider), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_provider_of_another_organisation_is_the_same_404_as_none()
    {
        var foreign = await service.AddProviderAsync(organisation: DemoClinics.OtherClinic);

        foreach (var id in new object[] { new ProviderId(foreign), new ProviderId(Guid.NewGuid()), new UserId(foreign), "x" })
        {
            var body = Body(foreign);
            body["serviceProviderId"] = id is string ? id : id.ToString();
            var (status, problem) = await AskAsync(body, Callers.Application());

            Assert.Equal((HttpStatusCode.NotFound, "not_found"), (status, problem.GetProperty("code").GetString()));
        }
    }

    [Theory]
    [InlineData("serviceProviderId", null)]
    [InlineData("from", null)]
    [InlineData("from", "2026-06-02T00:00:00")]
    [InlineData("to", null)]
    [InlineData("to", "2026-06-02T00:00:00Z")]
    [InlineData("to", "2026-07-04T00:00:01Z")]
    [InlineData("timeZone", null)]
    [InlineData("timeZone", "Mars/Olympus")]
    [InlineData("durationMinutes", null)]
    [InlineData("durationMinutes", 0)]
    [InlineData("durationMinutes", "30")]
    public async Task A_member_that_is_not_valid_is_named(string member, object? value)
    {
        var body = Body(await service.AddProviderAsync());
        body[member] = value;

        var (status, problem) = await AskAsync(body, Callers.Application());

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => error.Name == member);
    }

    [Fact]
    public async Task A_length_that_is_not_offered_is_told_with_those_that_are()
    {
        var body = Body(await service.AddProviderAsync());
        body["durationMinutes"] = 45;

        var (status, problem) = await AskAsync(body, Callers.User(Guid.NewGuid()));

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "slot_not_offered"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains("30, 60", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Free_slots_are_told_in_utc_and_in_the_zone_asked_for()
    {
        var provider = await service.AddProviderAsync();
        await new AllocationCalls(service).ReserveAsync(provider, Tuesday(9, 30));

        var (status, answer) = await AskAsync(Body(provider), Callers.User(Guid.NewGuid()));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(new ProviderId(provider).ToString(), answer.GetProperty("serviceProviderId").GetString());
        Assert.Equal("Asia/Kuwait", answer.GetProperty("timeZone").GetString());
        var slots = answer.GetProperty("availableHoursList").EnumerateArray().ToList();
        Assert.Equal(15, slots.Count);
        Assert.Equal("""{"start":"2026-06-02T09:00:00Z","end":"2026-06-02T09:30:00Z","localStart":"2026-06-02T12:00:00"}""", slots[0].GetRawText());
        Assert.Equal("2026-06-02T10:00:00Z", slots[1].GetProperty("start").GetString());
    }

    [Fact]
    public async Task The_v1_twin_finds_the_same()
    {
        var provider = await service.AddProviderAsync(zone: "Europe/Berlin");
        var (_, audited) = await AskAsync(Body(provider), Callers.Application());

        var v1 = await ListAsync(provider, "from=2026-06-02T00:00:00Z&to=2026-06-03T02:00:00%2B02:00&timeZone=Asia/Kuwait&durationMinutes=30");

        Assert.Equal(HttpStatusCode.OK, v1.Status);
        Assert.Equal(
            audited.GetProperty("availableHoursList").GetRawText(), v1.Answer.GetProperty("items").GetRawText());
    }

    [Theory]
    [InlineData("from=2026-06-02&to=2026-06-03T00:00:00Z&timeZone=Asia/Kuwait&durationMinutes=30", "from")]
    [InlineData("from=2026-06-02T00:00:00Z&timeZone=Asia/Kuwait&durationMinutes=30", "to")]
    [InlineData("from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z&timeZone=Mars/Olympus&durationMinutes=30", "timeZone")]
    [InlineData("from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z&timeZone=Asia/Kuwait&durationMinutes=481", "durationMinutes")]
    [InlineData("from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z&timeZone=Asia/Kuwait", "durationMinutes")]
    public async Task The_v1_twin_names_what_is_not_valid(string query, string member)
    {
        var (status, problem) = await ListAsync(await service.AddProviderAsync(), query);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => error.Name == member);
    }

    private static Dictionary<string, object?> Body(Guid provider) => new()
    {
        ["serviceProviderId"] = new ProviderId(provider).ToString(),
        ["from"] = "2026-06-02T00:00:00Z",
        ["to"] = "2026-06-03T00:00:00Z",
        ["timeZone"] = "Asia/Kuwait",
        ["durationMinutes"] = 30,
    };

    private async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(Dictionary<string, object?> body, Caller? caller)
    {
        using var client = service.ClientFor(caller);
        using var response = await client.PostAsJsonAsync(
            "/api/careprovider/getcareproviderschedule", body, TestContext.Current.CancellationToken);
        return (response.StatusCode, await AllocationCalls.ProblemAsync(response));
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> ListAsync(Guid provider, string query)
    {
        using var client = service.ClientFor(Callers.Application());
        using var response = await client.GetAsync(
            $"/api/v1/providers/{new ProviderId(provider)}/slots?{query}", TestContext.Current.CancellationToken);
        return (response.StatusCode, await AllocationCalls.ProblemAsync(response));
    }
}
