using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Scheduling.Tests.Data;

public sealed class OwnershipTests : IAsyncLifetime
{
    private readonly SchedulingService _scheduling = new();
    private Guid _own, _ofColleague, _ofOtherClinic;

    public enum Who
    {
        Application,
        User,
        Provider,
        OtherApplication,
        OtherProvider,
        Service,
        Nobody,
    }

    public async ValueTask InitializeAsync()
    {
        await _scheduling.InitializeAsync();
        _own = await AddAsync(DemoClinics.DemoClinic);
        _ofColleague = await AddAsync(DemoClinics.DemoClinic);
        _ofOtherClinic = await AddAsync(DemoClinics.OtherClinic);
        await _scheduling.Services.WriteAsync<SchedulingDb>(db =>
        {
            foreach (var organisation in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
                db.AddRange(
                    new HolidayList { OrganisationId = organisation, Version = 1 },
                    new HolidayDate { OrganisationId = organisation, Date = new DateOnly(2026, 12, 25), Title = "Christmas" });
            return Task.CompletedTask;
        });
    }

    public ValueTask DisposeAsync() => _scheduling.DisposeAsync();

    [Theory]
    [InlineData(Who.Application, 2)]
    [InlineData(Who.User, 2)]
    [InlineData(Who.Provider, 2)]
    [InlineData(Who.OtherApplication, 1)]
    [InlineData(Who.OtherProvider, 1)]
    [InlineData(Who.Service, 3)]
    [InlineData(Who.Nobody, 0)]
    public async Task The_organisation_s_schedules_are_open_to_it_with_all_that_belongs_to_them(Who who, int schedules)
    {
        var found = await _scheduling.Services.DatabaseFor<SchedulingDb>(CallerOf(who)).ReadAsync(
            async (db, token) => new[]
            {
                await db.Schedules.CountAsync(token), await db.ProviderLocks.CountAsync(token),
                await db.SessionLengths.CountAsync(token), await db.WeekHours.CountAsync(token),
                await db.DateHours.CountAsync(token), await db.TimeOff.CountAsync(token),
                await db.Allocations.CountAsync(token), await db.Cells.CountAsync(token),
                await db.Cells.Join(db.Allocations, cell => cell.AllocationId, row => row.Id, (cell, _) => cell).CountAsync(token),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(new[] { 1, 1, 2, 7, 1, 1, 1, 1, 1 }.Select(each => each * schedules), found);
    }

    [Theory]
    [InlineData(Who.Application, 2)]
    [InlineData(Who.User, 0)]
    [InlineData(Who.Provider, 1)]
    [InlineData(Who.OtherApplication, 1)]
    [InlineData(Who.OtherProvider, 1)]
    [InlineData(Who.Service, 3)]
    [InlineData(Who.Nobody, 0)]
    public async Task Applications_change_all_of_them_and_a_provider_its_own(Who who, int schedules)
    {
        int[] changed = [];
        await _scheduling.Services.SaveAsAsync<SchedulingDb>(CallerOf(who), async db => changed =
        [
            await db.Schedules.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1)),
            await db.ProviderLocks.ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1)),
            await db.Allocations.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1)),
            await db.WeekHours.ExecuteDeleteAsync(),
            await db.TimeOff.ExecuteDeleteAsync(),
        ]);

        Assert.Equal(new[] { 1, 1, 1, 7, 1 }.Select(each => each * schedules), changed);
    }

    [Theory]
    [InlineData(Who.Application, 1, 1)]
    [InlineData(Who.User, 1, 0)]
    [InlineData(Who.Provider, 1, 0)]
    [InlineData(Who.OtherApplication, 1, 1)]
    [InlineData(Who.OtherProvider, 1, 0)]
    [InlineData(Who.Service, 2, 2)]
    [InlineData(Who.Nobody, 0, 0)]
    public async Task Holidays_are_read_by_all_of_the_organisation_and_changed_by_its_applications(Who who, int read, int changed)
    {
        var found = await _scheduling.Services.DatabaseFor<SchedulingDb>(CallerOf(who)).ReadAsync(
            async (db, token) => new[] { await db.HolidayLists.CountAsync(token), await db.Holidays.CountAsync(token) },
            TestContext.Current.CancellationToken);
        int[] done = [];
        await _scheduling.Services.SaveAsAsync<SchedulingDb>(CallerOf(who), async db => done =
        [
            await db.HolidayLists.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1)),
            await db.Holidays.ExecuteDeleteAsync(),
        ]);

        Assert.Equal([read, read, changed, changed], [.. found, .. done]);
    }

    [Theory]
    [InlineData(Who.Application, true, true, false)]
    [InlineData(Who.User, false, false, false)]
    [InlineData(Who.Provider, true, false, false)]
    [InlineData(Who.Service, true, true, true)]
    [InlineData(Who.Nobody, false, false, false)]
    public async Task Hours_are_added_to_schedules_in_reach(Who who, bool own, bool ofColleague, bool ofOtherClinic)
    {
        foreach (var (provider, may) in new[] { (_own, own), (_ofColleague, ofColleague), (_ofOtherClinic, ofOtherClinic) })
        {
            // whoever may not see it to change it adds blindly
            var added = await Record.ExceptionAsync(() => _scheduling.Services.SaveAsAsync<SchedulingDb>(CallerOf(who), async db =>
            {
                await db.Schedules.SingleOrDefaultAsync(row => row.ProviderId == provider);
                db.Add(new TimeOff
                {
                    Id = Guid.CreateVersion7(),
                    ProviderId = provider,
                    StartsAt = Providers.Tuesday(12),
                    EndsAt = Providers.Tuesday(13),
                });
            }));

            Assert.True(may ? added is null : added is OutOfReachException, $"{who}: {added}");
        }
    }

    [Fact]
    public async Task Schedules_are_not_made_for_others()
    {
        foreach (var who in new[] { Who.OtherApplication, Who.User, Who.Provider, Who.Nobody })
            await Assert.ThrowsAsync<OutOfReachException>(() => _scheduling.Services.SaveAsAsync<SchedulingDb>(CallerOf(who), db =>
            {
                db.Add(new Schedule
                {
                    ProviderId = Guid.CreateVersion7(),
                    OrganisationId = DemoClinics.DemoClinic,
                    TimeZone = "Etc/UTC",
                    Version = 1,
                    SlotMinutes = 30,
                    HorizonDays = 90,
                });
                return Task.CompletedTask;
            }));
    }

    [Theory]
    [InlineData(Who.User)]
    [InlineData(Who.Service)]
    public async Task What_a_search_for_slots_reads_is_sought_by_its_keys(Who who)
    {
        var providers = new[] { _own, _ofColleague };
        var plans = await _scheduling.Services.DatabaseFor<SchedulingDb>(CallerOf(who)).ReadAsync(
            async (db, _) => new[]
            {
                await db.Schedules.Where(row => EF.Parameter(providers).Contains(row.ProviderId)).PlanAsync(),
                await db.WeekHours.Where(row => EF.Parameter(providers).Contains(row.ProviderId)).PlanAsync(),
                await db.Allocations.Where(row => row.ProviderId == _own && row.State != AllocationState.Released && row.FirstCell > 0)
                    .PlanAsync(),
            },
            TestContext.Current.CancellationToken);

        // the list of providers is a table of its own, and the only thing that is read whole
        Assert.All(plans, plan => Assert.All(
            plan.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal)),
            step => Assert.Contains("VIRTUAL TABLE", step, StringComparison.Ordinal)));
        Assert.All(plans, plan => Assert.Contains(plan, step => step.StartsWith("SEARCH", StringComparison.Ordinal)));
    }

    private Caller? CallerOf(Who who) => who switch
    {
        Who.Application => Callers.Application(),
        Who.User => Callers.User(Guid.CreateVersion7()),
        Who.Provider => Callers.Provider(_own),
        Who.OtherApplication => Callers.Application(DemoClinics.OtherClinic),
        Who.OtherProvider => Callers.Provider(_ofOtherClinic, DemoClinics.OtherClinic),
        Who.Service => Callers.Service(),
        _ => null,
    };

    private async Task<Guid> AddAsync(Guid organisation)
    {
        var provider = await _scheduling.AddProviderAsync(organisation);
        await _scheduling.Services.WriteAsync<SchedulingDb>(db =>
        {
            var allocation = new Allocation
            {
                Id = Guid.CreateVersion7(),
                State = AllocationState.Confirmed,
                Version = 1,
                Owner = Guid.CreateVersion7(),
                ProviderId = provider,
                StartsAt = Providers.Tuesday(9),
                EndsAt = Providers.Tuesday(9, 5),
                FirstCell = 100,
                EndCell = 101,
            };
            db.AddRange(
                new DateHours { Id = Guid.CreateVersion7(), ProviderId = provider, Date = new DateOnly(2026, 6, 2) },
                new TimeOff { Id = Guid.CreateVersion7(), ProviderId = provider, StartsAt = Providers.Tuesday(14), EndsAt = Providers.Tuesday(15) },
                allocation,
                new Cell { ProviderId = provider, Number = 100, AllocationId = allocation.Id });
            return Task.CompletedTask;
        });
        return provider;
    }
}
