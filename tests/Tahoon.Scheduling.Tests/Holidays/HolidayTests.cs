using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Holidays;

public sealed class HolidayTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private const string Path = ScheduleCalls.Holidays;

    private readonly Guid _organisation = Guid.NewGuid();
    private readonly AllocationCalls _calls = new(service);

    private ScheduleCalls Clinic => new(service, Callers.Application(_organisation));

    [Fact]
    public async Task Providers_read_them_and_only_the_application_with_the_scope_changes_them()
    {
        var body = ScheduleCalls.HolidayBody();
        foreach (var (caller, scopes, read, write) in new (Caller?, string[], int, int)[]
        {
            (null, [], 401, 401),
            (Callers.User(Guid.NewGuid(), _organisation), [], 403, 403),
            (Callers.Application(_organisation), [Scopes.Bookings], 403, 403),
            (Callers.Provider(Guid.NewGuid(), _organisation), [], 200, 403),
            (Callers.Application(_organisation), [Scopes.Schedules], 200, 200),
        })
        {
            var calls = new ScheduleCalls(service, caller, scopes);
            Assert.Equal(read, (await calls.GetAsync(Path)).Status);
            Assert.Equal(write, (await calls.SendAsync(HttpMethod.Put, Path, body, "*")).Status);
        }
    }

    [Theory]
    [InlineData("""{"holidays":[{"date":"2026-06-02"}]}""", "holidays[0].title")]
    [InlineData("""{"holidays":[{"title":" ","date":"2026-06-02"}]}""", "holidays[0].title")]
    [InlineData("""{"holidays":[{"title":"<b>Day</b>","date":"2026-06-02"}]}""", "holidays[0].title")]
    [InlineData("""{"holidays":[{"title":"Day"}]}""", "holidays[0].date")]
    [InlineData("""{"holidays":[{"title":"One","date":"2026-06-02"},{"title":"Two","date":"2026-06-02"}]}""", "holidays")]
    [InlineData("{}", "holidays")]
    public async Task What_is_not_valid_is_named(string body, string member)
    {
        var told = await Clinic.SendAsync(HttpMethod.Put, Path, body, "\"0\"");

        Assert.Equal((400, "invalid_request"), (told.Status, told.Code));
        Assert.True(told.Body.GetProperty("errors").TryGetProperty(member, out _), told.Body.ToString());
        Assert.Equal("\"0\"", (await Clinic.GetAsync(Path)).ETag);
    }

    [Fact]
    public async Task A_change_wants_the_version_it_was_made_from()
    {
        var body = ScheduleCalls.HolidayBody(("2026-06-02", false));

        var blind = await Clinic.SendAsync(HttpMethod.Put, Path, body);
        var stale = await Clinic.SendAsync(HttpMethod.Put, Path, body, "\"1\"");
        var right = await Clinic.SendAsync(HttpMethod.Put, Path, body, "\"0\"");
        var again = await Clinic.SendAsync(HttpMethod.Put, Path, body, "\"0\"");
        var read = await Clinic.GetAsync(Path);

        Assert.Equal([428, 412, 200, 412], [blind.Status, stale.Status, right.Status, again.Status]);
        Assert.Equal(("\"1\"", "\"1\""), (right.ETag, read.ETag));
        Assert.Equal(
            ("2026-06-02", "Holiday", false), read.Body.GetProperty("holidays")[0] is var day
                ? (day.GetProperty("date").GetString(), day.GetProperty("title").GetString(), day.GetProperty("everyYear").GetBoolean()) : default);
    }

    [Fact]
    public async Task A_holiday_is_a_closed_date_in_each_provider_s_own_zone_and_nobody_else_s()
    {
        var allDay = new[] { (0, 24 * 60) };
        var kuwait = await service.AddProviderAsync(_organisation, "Asia/Kuwait", hours: allDay);
        var newYork = await service.AddProviderAsync(_organisation, "America/New_York", hours: allDay);
        var elsewhere = await service.AddProviderAsync(Guid.NewGuid(), "Asia/Kuwait", hours: allDay);

        await Clinic.CloseAsync(("2026-06-03", false));

        Assert.Equal("OK", await TryAsync(kuwait, Tuesday(20, 30)));
        Assert.Equal("slot_not_offered", await TryAsync(kuwait, Tuesday(21)));
        Assert.Equal("OK", await TryAsync(newYork, Tuesday(21)));
        Assert.Equal("slot_not_offered", await TryAsync(newYork, Tuesday(28)));
        Assert.Equal("slot_not_offered", await TryAsync(newYork, Tuesday(51, 30)));
        Assert.Equal("OK", await TryAsync(newYork, Tuesday(52)));
        Assert.Equal("not_found", await TryAsync(elsewhere, Tuesday(21)));
        Assert.Contains(Tuesday(21), (await _calls.AvailabilityAsync(new AvailabilityQuery(
            await OrganisationAsync(elsewhere), [elsewhere], Tuesday(0), Tuesday(48), 30))).Providers.Single().Starts);
    }

    [Fact]
    public async Task A_date_of_its_own_opens_a_holiday_again()
    {
        var provider = await service.AddProviderAsync(_organisation);
        await Clinic.CloseAsync(("2000-06-02", true));
        Assert.Equal("slot_not_offered", await TryAsync(provider, Tuesday(10)));

        var schedule = await Clinic.GetAsync(ScheduleCalls.Schedule(provider));
        var opened = await Clinic.SendAsync(
            HttpMethod.Put, ScheduleCalls.Schedule(provider),
            """
            {"timeZone":"Etc/UTC","sessionMinutes":[30],"slotMinutes":30,"horizonDays":90,"weeklyHours":[],
             "dateHours":[{"date":"2026-06-02","hours":[{"opens":"10:00","closes":"11:00"}]}]}
            """,
            schedule.ETag);

        Assert.Equal(200, opened.Status);
        Assert.Equal(["OK", "slot_not_offered"], [await TryAsync(provider, Tuesday(10)), await TryAsync(provider, Tuesday(11))]);
    }

    [Fact]
    public async Task What_was_booked_on_it_stays_and_is_told_each_time()
    {
        var (one, other) = (await service.AddProviderAsync(_organisation), await service.AddProviderAsync(_organisation));
        var (kept, early, later, held) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await ReserveAsync(one, Tuesday(9), early);
        await ReserveAsync(other, Tuesday(16, 30), later);
        await ReserveAsync(one, Tuesday(24 + 9), kept);
        using var hold = await new HoldCalls(service).PutAsync(held, one, Tuesday(11), organisation: _organisation);
        Assert.True(hold.IsSuccessStatusCode);

        var first = await Clinic.CloseAsync(("2026-06-02", false));
        var again = await Clinic.CloseAsync(("2026-06-02", false));
        var schedule = await Clinic.GetAsync(ScheduleCalls.Schedule(one));
        var opened = await Clinic.CloseAsync();

        Assert.Equal([early, later], first.Outside);
        Assert.Equal([early, later], again.Outside);
        Assert.Equal([early], schedule.Outside);
        Assert.Empty(opened.Outside);
        Assert.Equal("OK", await TryAsync(one, Tuesday(10)));
    }

    [Fact]
    public async Task A_provider_that_changes_its_hours_or_takes_time_off_is_told_what_lies_on_holidays_too()
    {
        var provider = await service.AddProviderAsync(_organisation);
        var (holiday, off) = (Guid.NewGuid(), Guid.NewGuid());
        await ReserveAsync(provider, Tuesday(9), holiday);
        await ReserveAsync(provider, Tuesday(24 + 9), off);
        await Clinic.CloseAsync(("2026-06-02", false));
        var itself = new ScheduleCalls(service, Callers.Provider(provider, _organisation));

        var taken = await itself.SendAsync(
            HttpMethod.Post, ScheduleCalls.TimeOff(provider), """{"start":"2026-06-03T09:00:00Z","end":"2026-06-03T10:00:00Z"}""", "\"2\"");
        var shrunk = await itself.SendAsync(
            HttpMethod.Put, ScheduleCalls.Schedule(provider),
            """
            {"timeZone":"Etc/UTC","sessionMinutes":[30],"slotMinutes":30,"horizonDays":90,
             "weeklyHours":[{"day":"Tuesday","opens":"09:00","closes":"17:00"},{"day":"Wednesday","opens":"09:00","closes":"17:00"}]}
            """,
            taken.ETag);

        Assert.Equal([201, 200], [taken.Status, shrunk.Status]);
        Assert.Equal([holiday, off], taken.Outside);
        Assert.Equal([holiday, off], shrunk.Outside);
    }

    [Fact]
    public async Task Another_organisation_has_its_own_and_schedules_of_others_are_not_touched()
    {
        var (mine, foreign) = (await service.AddProviderAsync(_organisation), await service.AddProviderAsync(Guid.NewGuid()));
        var stranger = new ScheduleCalls(service, Callers.Application(await OrganisationAsync(foreign)));

        await Clinic.CloseAsync(("2026-06-02", false));

        Assert.Equal("\"0\"", (await stranger.GetAsync(Path)).ETag);
        Assert.Empty((await stranger.GetAsync(Path)).Body.GetProperty("holidays").EnumerateArray());
        Assert.Equal("\"1\"", (await stranger.GetAsync(ScheduleCalls.Schedule(foreign))).ETag);
        Assert.Equal("\"2\"", (await Clinic.GetAsync(ScheduleCalls.Schedule(mine))).ETag);
    }

    private Task<string> TryAsync(Guid provider, DateTime start) =>
        _calls.TryAsync(Guid.CreateVersion7(), provider, start, organisation: _organisation);

    private async Task ReserveAsync(Guid provider, DateTime start, Guid booking) =>
        Assert.Equal("OK", await _calls.TryAsync(Guid.CreateVersion7(), provider, start, booking, organisation: _organisation));

    private async Task<Guid> OrganisationAsync(Guid provider) => (await service.ScheduleRowAsync(provider)).OrganisationId;
}
