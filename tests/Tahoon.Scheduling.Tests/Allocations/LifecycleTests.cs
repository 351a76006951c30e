using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Allocations;

public sealed class LifecycleTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    [Fact]
    public async Task Confirming_again_is_the_same_answer()
    {
        var id = await _calls.ReserveAsync(await service.AddProviderAsync(), Tuesday(9));

        using var first = await _calls.ConfirmAsync(id);
        using var again = await _calls.ConfirmAsync(id);

        var view = await AllocationCalls.ReadAsync<AllocationView>(first);
        Assert.Equal(AllocationState.Confirmed, view.State);
        Assert.Equal(view, await AllocationCalls.ReadAsync<AllocationView>(again));
    }

    [Fact]
    public async Task Confirming_what_is_unknown_makes_nothing()
    {
        var id = Guid.CreateVersion7();

        using var confirmed = await _calls.ConfirmAsync(id);
        using var shown = await _calls.GetAsync(id);

        Assert.Equal(HttpStatusCode.NotFound, confirmed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
    }

    [Fact]
    public async Task A_release_frees_the_time_and_again_is_the_same_answer()
    {
        var provider = await service.AddProviderAsync();
        var id = await _calls.ReserveAsync(provider, Tuesday(9));
        using var confirmed = await _calls.ConfirmAsync(id);

        using var first = await _calls.ReleaseAsync(id);
        using var again = await _calls.ReleaseAsync(id);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], [first.StatusCode, again.StatusCode]);
        Assert.Equal(AllocationState.Released, await _calls.StateAsync(id));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_confirm_after_the_release_raises_nothing_from_the_dead()
    {
        var provider = await service.AddProviderAsync();
        var id = await _calls.ReserveAsync(provider, Tuesday(9));
        using var released = await _calls.ReleaseAsync(id);

        using var confirmed = await _calls.ConfirmAsync(id);

        Assert.Equal(HttpStatusCode.Conflict, confirmed.StatusCode);
        Assert.Equal("Released", (await AllocationCalls.ProblemAsync(confirmed)).GetProperty("state").GetString());
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9)));
    }

    [Fact]
    public async Task A_reserve_that_comes_after_its_release_is_refused()
    {
        var provider = await service.AddProviderAsync();
        var id = Guid.CreateVersion7();

        using var released = await _calls.ReleaseAsync(id);

        Assert.Equal("conflict", await _calls.TryAsync(id, provider, Tuesday(9)));
        Assert.Equal(AllocationState.Released, await _calls.StateAsync(id));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9)));
    }

    [Fact]
    public async Task A_reserve_that_wakes_up_after_its_release_is_refused()
    {
        var provider = await service.AddProviderAsync();
        var id = await _calls.ReserveAsync(provider, Tuesday(9));
        using var released = await _calls.ReleaseAsync(id);

        Assert.Equal("conflict", await _calls.TryAsync(id, provider, Tuesday(9)));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9)));
    }

    [Fact]
    public async Task A_live_hold_keeps_its_time_and_a_lapsed_one_yields_it()
    {
        var provider = await service.AddProviderAsync();
        var live = await HoldAsync(provider, Tuesday(9), seconds: 300);
        var lapsed = await HoldAsync(provider, Tuesday(10), seconds: -1);

        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9)));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(10)));
        Assert.Equal(
            [AllocationState.Held, AllocationState.Released], [await _calls.StateAsync(live), await _calls.StateAsync(lapsed)]);
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_hold_becomes_a_try_to_book_until_it_lapses()
    {
        var provider = await service.AddProviderAsync();
        var live = await HoldAsync(provider, Tuesday(9), seconds: 300);
        var lapsed = await HoldAsync(provider, Tuesday(10), seconds: -1);

        Assert.Equal("OK", await _calls.TryAsync(live, provider, Tuesday(9)));
        Assert.Equal("hold_expired", await _calls.TryAsync(lapsed, provider, Tuesday(10)));
        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(live));
    }

    [Fact]
    public async Task A_hold_that_another_took_over_can_not_be_converted_any_more()
    {
        var provider = await service.AddProviderAsync();
        var lapsed = await HoldAsync(provider, Tuesday(9), seconds: -1);
        await _calls.ReserveAsync(provider, Tuesday(9));

        Assert.Equal("conflict", await _calls.TryAsync(lapsed, provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    /// <summary>Makes a hold of a pending allocation, as no endpoint does yet; it lapses so many seconds from now.</summary>
    private async Task<Guid> HoldAsync(Guid provider, DateTime start, int seconds)
    {
        var id = await _calls.ReserveAsync(provider, start);
        var expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds);
        await service.Services.WriteAsync<SchedulingDb>(db => db.Allocations
            .Where(row => row.Id == id)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, AllocationState.Held)
                .SetProperty(row => row.ExpiresAt, expires)));
        return id;
    }
}
