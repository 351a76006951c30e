using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Recovery;

public sealed class ReinstateTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_that_was_lost_is_taken_again_under_the_same_id_and_asked_again_it_is_the_same()
    {
        var (provider, lost) = (await service.AddProviderAsync(), Guid.CreateVersion7());

        var first = await ReinstateAsync(lost, provider, Tuesday(9));
        var second = await ReinstateAsync(lost, provider, Tuesday(9));

        Assert.Equal(("OK", "OK"), (first, second));
        Assert.Equal(AllocationState.Confirmed, await _calls.StateAsync(lost));
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task It_is_taken_though_it_could_not_be_booked_any_more()
    {
        var provider = await service.AddProviderAsync();
        var closed = Tuesday(9).AddHours(14);

        Assert.Equal("slot_not_offered", await _calls.TryAsync(Guid.CreateVersion7(), provider, closed));
        Assert.Equal("OK", await ReinstateAsync(Guid.CreateVersion7(), provider, closed));
    }

    [Fact]
    public async Task What_another_has_by_now_stays_his()
    {
        var provider = await service.AddProviderAsync();
        var another = await _calls.ReserveAsync(provider, Tuesday(9));

        Assert.Equal("slot_taken", await ReinstateAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(another));
    }

    [Fact]
    public async Task What_was_given_back_stays_given_back()
    {
        var (provider, released) = (await service.AddProviderAsync(), Guid.CreateVersion7());
        await _calls.ReleaseAsync(released);

        Assert.Equal("conflict", await ReinstateAsync(released, provider, Tuesday(9)));
        Assert.Equal(AllocationState.Released, await _calls.StateAsync(released));
    }

    private async Task<string> ReinstateAsync(Guid id, Guid provider, DateTime start)
    {
        using var response = await service.ClientFor(Callers.Service()).PostAsJsonAsync(
            $"/internal/recovery/allocations/{id}",
            new ReinstateCommand(id, DemoClinics.DemoClinic, provider, start, start.AddMinutes(30)), WireJson.Options, Cancellation);
        return response.StatusCode is HttpStatusCode.OK ? "OK" : await AllocationCalls.CodeAsync(response);
    }
}
