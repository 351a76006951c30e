using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Tests.Support;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Allocations;

public sealed class SwitchTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);
    private readonly Guid _booking = Guid.CreateVersion7();

    [Fact]
    public async Task A_confirm_message_confirms_once_however_often_it_comes()
    {
        var id = await _calls.ReserveAsync(await service.AddProviderAsync(), Tuesday(9));
        var message = Guid.CreateVersion7();

        for (var time = 0; time < 2; time++)
            Assert.Equal(Settlement.Completed, await service.DeliverAsync(new ConfirmAllocation(id, _booking), message));

        Assert.Equal(AllocationState.Confirmed, await _calls.StateAsync(id));
    }

    [Fact]
    public async Task A_release_message_of_an_unknown_allocation_keeps_its_reserve_out()
    {
        var provider = await service.AddProviderAsync();
        var id = Guid.CreateVersion7();

        Assert.Equal(Settlement.Completed, await service.DeliverAsync(new ReleaseAllocation(id, _booking)));

        Assert.Equal("conflict", await _calls.TryAsync(id, provider, Tuesday(9)));
    }

    [Fact]
    public async Task A_confirm_of_what_is_not_there_is_no_success() =>
        await Assert.ThrowsAsync<UnknownAllocationException>(
            () => service.DeliverAsync(new ConfirmAllocation(Guid.NewGuid(), _booking)));

    [Fact]
    public async Task A_switch_to_what_is_not_there_changes_nothing()
    {
        var old = await _calls.ReserveAsync(await service.AddProviderAsync(), Tuesday(9), _booking);

        await Assert.ThrowsAsync<UnknownAllocationException>(
            () => service.DeliverAsync(new SwitchAllocation(old, Guid.NewGuid(), _booking, 2)));

        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(old));
    }

    [Fact]
    public async Task A_switch_gives_shared_cells_to_the_new_time_and_frees_the_others()
    {
        var provider = await service.AddProviderAsync();
        var old = await _calls.ReserveAsync(provider, Tuesday(9), _booking, minutes: 60);
        var moved = await _calls.ReserveAsync(provider, Tuesday(9, 30), _booking, minutes: 60);
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9)));

        await service.DeliverAsync(new SwitchAllocation(old, moved, _booking, 2));

        Assert.Equal(
            [AllocationState.Released, AllocationState.Confirmed], [await _calls.StateAsync(old), await _calls.StateAsync(moved)]);
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9, 30)));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_refused_new_time_leaves_the_old_one_whole()
    {
        var provider = await service.AddProviderAsync();
        var old = await _calls.ReserveAsync(provider, Tuesday(9), _booking, minutes: 60);
        var refused = await _calls.ReserveAsync(provider, Tuesday(9, 30), _booking, minutes: 60);

        using var released = await _calls.ReleaseAsync(refused);

        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9, 30)));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(10)));
        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(old));
        await Invariants.CheckAsync(service);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_switches_end_at_the_last_time_in_whatever_order_they_come(bool backwards)
    {
        var provider = await service.AddProviderAsync();
        var first = await _calls.ReserveAsync(provider, Tuesday(9), _booking, minutes: 60);
        var second = await _calls.ReserveAsync(provider, Tuesday(9, 30), _booking, minutes: 60);
        var third = await _calls.ReserveAsync(provider, Tuesday(10), _booking, minutes: 60);
        SwitchAllocation[] switches = [new(first, second, _booking, 2), new(second, third, _booking, 3)];

        foreach (var one in backwards ? switches.Reverse() : switches)
            Assert.Equal(Settlement.Completed, await service.DeliverAsync(one));

        Assert.Equal(
            [AllocationState.Released, AllocationState.Released, AllocationState.Confirmed],
            [await _calls.StateAsync(first), await _calls.StateAsync(second), await _calls.StateAsync(third)]);
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9), minutes: 60));
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(10), minutes: 60));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_cancelling_that_overtakes_the_switch_frees_both_times()
    {
        var provider = await service.AddProviderAsync();
        var old = await _calls.ReserveAsync(provider, Tuesday(9), _booking, minutes: 60);
        var moved = await _calls.ReserveAsync(provider, Tuesday(9, 30), _booking, minutes: 60);

        await service.DeliverAsync(new ReleaseAllocation(moved, _booking));
        await service.DeliverAsync(new SwitchAllocation(old, moved, _booking, 2));

        Assert.Equal(
            [AllocationState.Released, AllocationState.Released], [await _calls.StateAsync(old), await _calls.StateAsync(moved)]);
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9), minutes: 60));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_booking_may_move_to_another_provider()
    {
        var (here, there) = (await service.AddProviderAsync(), await service.AddProviderAsync());
        var old = await _calls.ReserveAsync(here, Tuesday(9), _booking);
        var moved = await _calls.ReserveAsync(there, Tuesday(9), _booking);

        await service.DeliverAsync(new SwitchAllocation(old, moved, _booking, 2));

        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), here, Tuesday(9)));
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), there, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }
}
