using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Data;

public sealed class DemonstrationTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    [Fact]
    public async Task Every_provider_of_the_demonstration_has_free_time_and_a_second_run_adds_nothing()
    {
        await service.Services.MigrateAsync<SchedulingDb>(demonstration: true);
        await service.Services.MigrateAsync<SchedulingDb>(demonstration: true);

        Assert.Equal(200, await service.Services.ReadAsync<SchedulingDb, int>(db => db.Schedules.CountAsync()));
        foreach (var clinic in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
        {
            var ids = DemoClinics.Providers.Where(provider => provider.OrganisationId == clinic).Select(one => one.ProviderId);
            var found = await new AllocationCalls(service).AvailabilityAsync(
                new AvailabilityQuery(clinic, [.. ids], Tuesday(0), Tuesday(0).AddDays(7), 30));

            Assert.Equal(clinic == DemoClinics.DemoClinic ? 150 : 50, found.Providers.Count);
            Assert.All(found.Providers, provider => Assert.InRange(provider.Starts.Count, 20, 200));
        }
    }

    [Fact]
    public async Task Put_back_by_an_operator_calendars_are_as_they_were_made_and_what_is_booked_stays_booked()
    {
        await service.Services.MigrateAsync<SchedulingDb>(demonstration: true);
        var (spoilt, closed) = (DemoClinics.Providers[0].ProviderId, DemoClinics.Providers[1].ProviderId);
        var before = await CalendarAsync();
        var calls = new AllocationCalls(service);
        var free = await calls.AvailabilityAsync(new AvailabilityQuery(DemoClinics.DemoClinic, [spoilt], Tuesday(0), Tuesday(0).AddDays(7), 30));
        var booked = await calls.ReserveAsync(spoilt, free.Providers[0].Starts[0]);
        await service.Services.WriteAsync<SchedulingDb>(async db =>
        {
            var schedule = await db.Schedules.SingleAsync(row => row.ProviderId == spoilt, Cancellation);
            (schedule.SlotMinutes, schedule.TimeZone, schedule.Version) = (45, "Europe/Paris", schedule.Version + 1);
            await db.WeekHours.Where(row => row.ProviderId == spoilt).ExecuteDeleteAsync(Cancellation);
            db.Add(new SessionLength { ProviderId = spoilt, Minutes = 55 });
            db.Add(new DateHours { Id = Guid.CreateVersion7(), ProviderId = spoilt, Date = new DateOnly(2026, 6, 9) });
            db.Add(new TimeOff { Id = Guid.CreateVersion7(), ProviderId = closed, StartsAt = Tuesday(0), EndsAt = Tuesday(0).AddDays(9) });
            if (!await db.HolidayLists.AnyAsync(row => row.OrganisationId == DemoClinics.DemoClinic, Cancellation))
                db.Add(new HolidayList { OrganisationId = DemoClinics.DemoClinic, Version = 1 });
            db.Add(new HolidayDate { OrganisationId = DemoClinics.DemoClinic, Date = new DateOnly(2026, 6, 10), Title = "Closed" });
        });
        var spoiltCalendar = await CalendarAsync();

        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync("Development", Callers.Operator()));

        Assert.NotEqual(before, spoiltCalendar);
        Assert.Equal(before, await CalendarAsync());
        Assert.Equal(AllocationState.Pending, await calls.StateAsync(booked));
        var again = await calls.AvailabilityAsync(new AvailabilityQuery(DemoClinics.DemoClinic, [spoilt], Tuesday(0), Tuesday(0).AddDays(7), 30));
        Assert.Equal(free.Providers[0].Starts.Skip(1), again.Providers[0].Starts);
    }

    [Fact]
    public async Task Nobody_else_puts_it_back_and_outside_of_development_nobody_does()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await ResetAsync("Development", null));
        Assert.Equal(HttpStatusCode.Forbidden, await ResetAsync("Development", Callers.Service()));
        Assert.Equal(HttpStatusCode.NotFound, await ResetAsync("Production", Callers.Operator()));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<HttpStatusCode> ResetAsync(string environment, Caller? caller)
    {
        await using var there = service.WithWebHostBuilder(host => host.UseEnvironment(environment));
        using var client = there.CreateClient();
        if (caller is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For(caller, service.Clock.GetUtcNow()));
        using var answer = await client.PostAsync("/internal/ops/demonstration", null, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>All that calendars go by, but for the versions, which only rise.</summary>
    private Task<string> CalendarAsync() => service.Services.ReadAsync<SchedulingDb, string>(async db => string.Join('\n',
    [
        .. (await db.Schedules.ToListAsync(Cancellation)).Select(row => $"{row.ProviderId} {row.TimeZone} {row.SlotMinutes} {row.MaxPerDay}").Order(),
        .. (await db.SessionLengths.ToListAsync(Cancellation)).Select(row => $"{row.ProviderId} {row.Minutes}").Order(),
        .. (await db.WeekHours.ToListAsync(Cancellation)).Select(row => $"{row.ProviderId} {row.Day} {row.Opens} {row.Closes}").Order(),
        $"{await db.DateHours.CountAsync(Cancellation)} {await db.TimeOff.CountAsync(Cancellation)} {await db.Holidays.CountAsync(Cancellation)}",
    ]));
}
