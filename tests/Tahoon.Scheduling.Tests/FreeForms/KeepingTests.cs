using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.FreeForms;
using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.FreeForms;

/// <summary>Two replicas over one database, without Redis, by clocks that stand still unless they are moved.</summary>
public sealed class KeepingTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_seconds_after_a_booking_through_another_replica_nobody_is_told_of_the_time()
    {
        var organisation = Guid.CreateVersion7();
        var provider = await service.AddProviderAsync(organisation);
        await using var replica = await service.ReplicaAsync();
        await Keeper(replica).PollAsync(Cancellation);
        Assert.Equal(Tuesday(9), await FirstAsync(replica, organisation, provider));

        await _calls.PutAsync(Guid.CreateVersion7(), provider, Tuesday(9), organisation: organisation);

        // it answers out of memory, so it may not know yet
        Assert.Equal(Tuesday(9), await FirstAsync(replica, organisation, provider));
        replica.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Tuesday(9, 30), await FirstAsync(replica, organisation, provider));
    }

    [Fact]
    public async Task A_replica_asks_every_second_what_has_changed()
    {
        var provider = await service.AddProviderAsync();
        await using var replica = await service.ReplicaAsync();
        await Keeper(replica).FindAsync([provider], Cancellation);
        await _calls.ReserveAsync(provider, Tuesday(9));

        while (IsFree(Form(replica, provider), Tuesday(9)))
        {
            replica.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Cancellation);
        }

        Assert.True(IsFree(Form(replica, provider), Tuesday(9, 30)));
    }

    [Fact]
    public async Task Slots_of_named_providers_are_as_they_are_now_through_every_replica()
    {
        var provider = await service.AddProviderAsync();
        await using var replica = await service.ReplicaAsync();
        var there = new AllocationCalls(replica);
        var query = new AvailabilityQuery(DemoClinics.DemoClinic, [provider], Tuesday(9), Tuesday(10), 30);
        Assert.Equal([Tuesday(9), Tuesday(9, 30)], (await there.AvailabilityAsync(query)).Providers[0].Starts);

        var allocation = await _calls.ReserveAsync(provider, Tuesday(9));
        Assert.Equal([Tuesday(9, 30)], (await there.AvailabilityAsync(query)).Providers[0].Starts);

        await _calls.ReleaseAsync(allocation);
        Assert.Equal([Tuesday(9), Tuesday(9, 30)], (await there.AvailabilityAsync(query)).Providers[0].Starts);
    }

    [Fact]
    public async Task A_hold_that_lapses_frees_its_time_though_nobody_writes()
    {
        var organisation = Guid.CreateVersion7();
        var provider = await service.AddProviderAsync(organisation);
        await using var replica = await service.ReplicaAsync(("Scheduling:Holds:Seconds", "1"));
        using var held = await new HoldCalls(replica).PutAsync(
            Guid.CreateVersion7(), provider, Tuesday(9), organisation: organisation);
        await Keeper(service).PollAsync(Cancellation);
        Assert.Equal(Tuesday(9, 30), await FirstAsync(service, organisation, provider));

        // by the database's clock, which no test moves
        await Task.Delay(1_100, Cancellation);
        await Keeper(service).PollAsync(Cancellation);

        Assert.Equal(Tuesday(9), await FirstAsync(service, organisation, provider));
        Assert.Equal(AllocationState.Held, await service.Services.ReadAsync<SchedulingDb, AllocationState>(
            async db => (await db.Allocations.SingleAsync(row => row.ProviderId == provider)).State));
    }

    [Fact]
    public async Task A_provider_whose_hours_change_or_who_goes_is_known_so_by_the_next_round()
    {
        var organisation = Guid.CreateVersion7();
        var (one, other) = (await service.AddProviderAsync(organisation), await service.AddProviderAsync(organisation));
        await Keeper(service).PollAsync(Cancellation);
        await service.Services.WriteAsync<SchedulingDb>(async db =>
        {
            (await db.Schedules.AsTracking().SingleAsync(row => row.ProviderId == one)).Version++;
            await db.WeekHours.Where(row => row.ProviderId == one).ExecuteUpdateAsync(set => set.SetProperty(row => row.Opens, 600));
            await db.Schedules.Where(row => row.ProviderId == other).ExecuteDeleteAsync();
        });

        await Keeper(service).PollAsync(Cancellation);

        Assert.Equal(Tuesday(10), await FirstAsync(service, organisation, one));
        Assert.Null(await FirstAsync(service, organisation, other));
        Assert.Equal([one], (await Keeper(service).OfAsync(organisation, Cancellation))!.Select(form => form.ProviderId));
    }

    [Fact]
    public async Task Without_room_all_is_read_from_the_tables_and_told_alike()
    {
        var organisation = Guid.CreateVersion7();
        var provider = await service.AddProviderAsync(organisation);
        await _calls.PutAsync(Guid.CreateVersion7(), provider, Tuesday(9), organisation: organisation);
        await using var replica = await service.ReplicaAsync(("Scheduling:FreeForms:Room", "0"));

        Assert.Null(await Keeper(replica).OfAsync(organisation, Cancellation));
        Assert.Equal(Tuesday(9, 30), await FirstAsync(replica, organisation, provider));
        Assert.Equal(
            [Tuesday(9, 30)],
            (await new AllocationCalls(replica).AvailabilityAsync(
                new AvailabilityQuery(organisation, [provider], Tuesday(9), Tuesday(10), 30))).Providers[0].Starts);
        Assert.Equal(0, Keeper(replica).Count);
    }

    [Fact]
    public async Task A_window_beyond_the_forms_is_read_from_the_tables()
    {
        var organisation = Guid.CreateVersion7();
        var provider = await service.AddProviderAsync(organisation);
        var far = Tuesday(0).AddDays(60);
        await _calls.PutAsync(Guid.CreateVersion7(), provider, far.AddHours(9), organisation: organisation);
        await Keeper(service).PollAsync(Cancellation);

        Assert.Equal(far.AddHours(9.5), await FirstAsync(service, organisation, provider, far));
    }

    [Fact]
    public async Task The_command_has_every_replica_make_every_form_anew()
    {
        var provider = await service.AddProviderAsync();
        await using var replica = await service.ReplicaAsync();
        await Keeper(replica).PollAsync(Cancellation);
        var before = Form(replica, provider);

        Assert.NotEqual(0, await RebuildVerb.RaiseAsync(
            service.Services.GetRequiredService<Database<SchedulingDb>>().AsSystem, Cancellation));
        await Keeper(replica).PollAsync(Cancellation);

        var after = Form(replica, provider);
        Assert.True(after.Turn >= before.Turn + 1_000_000);
        Assert.Equal(before.Bits, after.Bits);
    }

    internal static FormKeeper Keeper(SchedulingService replica) => replica.Services.GetRequiredService<FormKeeper>();

    internal static async Task<DateTime?> FirstAsync(
        SchedulingService replica, Guid organisation, Guid provider, DateTime? from = null)
    {
        var begin = from ?? Tuesday(0);
        var first = await new AllocationCalls(replica).EarliestAsync(new EarliestQuery(organisation, begin, begin.AddDays(14), 30));
        return first.Read().TryGetValue(provider, out var seconds) ? DateTime.UnixEpoch.AddSeconds(seconds) : null;
    }

    internal static FreeForm Form(SchedulingService replica, Guid provider) => Keeper(replica).Known(provider)!;

    private static bool IsFree(FreeForm form, DateTime start) =>
        form.Starts(30, new(form.FirstCell, form.FirstCell + FreeForm.Cells)).Any(cell => FreeForm.StartOf(cell).ToDateTimeUtc() == start);
}
