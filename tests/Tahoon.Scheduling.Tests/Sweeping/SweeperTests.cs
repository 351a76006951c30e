using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Sweeping;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Sweeping;

public sealed class SweeperTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    [Fact]
    public async Task What_is_pending_too_long_becomes_what_booking_says()
    {
        var provider = await service.AddProviderAsync();
        var (refused, used) = (await _calls.ReserveAsync(provider, Tuesday(9)), await _calls.ReserveAsync(provider, Tuesday(10)));
        var fresh = await _calls.ReserveAsync(provider, Tuesday(11));
        await AgeAsync(refused, used);
        BookingSays(id => id == used ? DecisionKind.Used : DecisionKind.Refused);

        var settled = await service.Services.GetRequiredService<AbandonedTries>().SweepAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, settled);
        Assert.Equal(
            [AllocationState.Released, AllocationState.Confirmed, AllocationState.Pending],
            [await _calls.StateAsync(refused), await _calls.StateAsync(used), await _calls.StateAsync(fresh)]);
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task While_booking_is_away_nothing_is_judged()
    {
        var left = await _calls.ReserveAsync(await service.AddProviderAsync(), Tuesday(9));
        await AgeAsync(left);
        service.Network.Answer("booking", _ => new HttpResponseMessage(System.Net.HttpStatusCode.NotFound));

        await Assert.ThrowsAnyAsync<Exception>(() => service.Services.GetRequiredService<AbandonedTries>()
            .SweepAsync(TestContext.Current.CancellationToken));

        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(left));
        BookingSays(_ => DecisionKind.Refused);
        await service.Services.GetRequiredService<AbandonedTries>().SweepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(AllocationState.Released, await _calls.StateAsync(left));
    }

    [Fact]
    public async Task Lapsed_holds_end_and_live_ones_stay()
    {
        var provider = await service.AddProviderAsync();
        var holds = new HoldCalls(service);
        var (lapsed, live) = (await holds.HoldAsync(provider, Tuesday(9)), await holds.HoldAsync(provider, Tuesday(10)));
        await holds.LapseAsync(lapsed);

        await service.Services.GetRequiredService<LapsedHolds>().SweepAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [AllocationState.Released, AllocationState.Held], [await _calls.StateAsync(lapsed), await _calls.StateAsync(live)]);
        await Invariants.CheckAsync(service);
    }

    /// <summary>Makes them a minute older, by the database's clock.</summary>
    private Task AgeAsync(params Guid[] ids) => service.Services.WriteAsync<SchedulingDb>(db => db.Allocations
        .Where(row => ids.Contains(row.Id))
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.ChangedAt, row => DatabaseClock.InSeconds(-61))));

    private void BookingSays(Func<Guid, DecisionKind> decide) => service.Network.Answer("booking", async (request, token) =>
    {
        Assert.Equal("/internal/decisions/refuse", request.RequestUri!.AbsolutePath);
        var asked = await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<RefuseCommand>(
            request.Content!, WireJson.Options, token);
        return TestAnswers.Json(new Decisions([.. asked!.AllocationIds.Select(id => new Decision(id, decide(id), null))]));
    });
}
