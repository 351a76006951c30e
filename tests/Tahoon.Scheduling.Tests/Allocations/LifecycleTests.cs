using System.Net;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Tests.Support;
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
}
