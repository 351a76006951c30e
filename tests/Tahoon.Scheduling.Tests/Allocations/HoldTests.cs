using System.Net;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Tests.Support;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Allocations;

/// <summary>Holds as they are taken, counted, given back and lapse.</summary>
public sealed class HoldTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);
    private readonly HoldCalls _holds = new(service);

    [Fact]
    public async Task A_provider_of_another_organisation_or_none_is_not_found()
    {
        var provider = await service.AddProviderAsync();
        var other = await _holds.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9), organisation: DemoClinics.OtherClinic);
        var none = await _holds.TryAsync(Guid.CreateVersion7(), Guid.CreateVersion7(), Tuesday(9));

        Assert.Equal(("not_found", "not_found"), (other, none));
    }

    [Fact]
    public async Task A_hold_keeps_to_the_provider_s_rules()
    {
        var provider = await service.AddProviderAsync();

        Assert.Equal("slot_not_offered", await _holds.TryAsync(Guid.CreateVersion7(), provider, Tuesday(8)));
    }

    [Fact]
    public async Task Time_is_held_for_five_minutes_and_again_is_the_same_answer()
    {
        var (provider, id) = (await service.AddProviderAsync(), Guid.CreateVersion7());
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;

        using var first = await _holds.PutAsync(id, provider, Tuesday(9));
        using var again = await _holds.PutAsync(id, provider, Tuesday(9));

        var view = await AllocationCalls.ReadAsync<HoldView>(first);
        Assert.Equal((id, _holds.User, provider, Tuesday(9), Tuesday(9, 30)), (view.HoldId, view.UserId, view.ProviderId, view.Start, view.End));
        Assert.InRange(view.ExpiresAt, before.AddSeconds(299), before.AddSeconds(330));
        Assert.Equal(view, await AllocationCalls.ReadAsync<HoldView>(again));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task Nobody_else_gets_what_is_held_and_is_told_what_is_free()
    {
        var provider = await service.AddProviderAsync();
        await _holds.HoldAsync(provider, Tuesday(9));

        using var lost = await new HoldCalls(service).PutAsync(Guid.CreateVersion7(), provider, Tuesday(9));

        var problem = await AllocationCalls.ProblemAsync(lost);
        Assert.Equal("slot_taken", problem.GetProperty("code").GetString());
        Assert.Equal(Tuesday(9, 30), problem.GetProperty("nextAvailable")[0].GetDateTime());
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
    }

    [Fact]
    public async Task A_lapsed_hold_yields_its_time_before_it_is_swept()
    {
        var provider = await service.AddProviderAsync();
        var lapsed = await _holds.HoldAsync(provider, Tuesday(9));
        await _holds.LapseAsync(lapsed);

        Assert.Equal("OK", await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
        Assert.Equal(AllocationState.Released, await _calls.StateAsync(lapsed));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_hold_that_is_over_does_not_come_back_under_its_id()
    {
        var provider = await service.AddProviderAsync();
        var (lapsed, given) = (await _holds.HoldAsync(provider, Tuesday(9)), await _holds.HoldAsync(provider, Tuesday(10)));
        await _holds.LapseAsync(lapsed);
        await _holds.GiveBackAsync(given);

        Assert.Equal("conflict", await _holds.TryAsync(lapsed, provider, Tuesday(9)));
        Assert.Equal("conflict", await _holds.TryAsync(given, provider, Tuesday(10)));
    }

    [Fact]
    public async Task A_reserve_under_a_hold_s_id_takes_nothing()
    {
        var provider = await service.AddProviderAsync();
        var hold = await _holds.HoldAsync(provider, Tuesday(9));

        Assert.Equal("conflict", await _calls.TryAsync(hold, provider, Tuesday(9)));
        Assert.Equal(AllocationState.Held, await _calls.StateAsync(hold));
    }

    [Fact]
    public async Task A_hold_is_given_back_by_its_own_and_again_is_the_same_answer()
    {
        var provider = await service.AddProviderAsync();
        var hold = await _holds.HoldAsync(provider, Tuesday(9));

        HttpStatusCode[] strangers =
        [
            await _holds.GiveBackAsync(hold, user: Guid.CreateVersion7()),
            await _holds.GiveBackAsync(hold, organisation: DemoClinics.OtherClinic),
            await _holds.GiveBackAsync(Guid.CreateVersion7()),
        ];
        Assert.All(strangers, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(AllocationState.Held, await _calls.StateAsync(hold));

        HttpStatusCode[] own = [await _holds.GiveBackAsync(hold, _holds.User), await _holds.GiveBackAsync(hold)];
        Assert.All(own, status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Equal("OK", await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task What_is_no_hold_is_not_given_back()
    {
        var booked = await _calls.ReserveAsync(await service.AddProviderAsync(), Tuesday(9));

        Assert.Equal(HttpStatusCode.NotFound, await _holds.GiveBackAsync(booked));
        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(booked));
    }

    [Fact]
    public async Task A_user_holds_three_slots_and_another_once_one_of_them_is_over()
    {
        var provider = await service.AddProviderAsync();
        Guid[] holds = [await _holds.HoldAsync(provider, Tuesday(9)), await _holds.HoldAsync(provider, Tuesday(10)), await _holds.HoldAsync(provider, Tuesday(11))];

        Assert.Equal("too_many_holds", await _holds.TryAsync(Guid.CreateVersion7(), provider, Tuesday(12)));
        Assert.Equal("OK", await _holds.TryAsync(holds[0], provider, Tuesday(9)));

        await _holds.GiveBackAsync(holds[0]);
        await _holds.HoldAsync(provider, Tuesday(12));
        await _holds.LapseAsync(holds[1]);
        await _holds.HoldAsync(provider, Tuesday(13));
        Assert.Equal("OK", await _holds.UseAsync(holds[2], Guid.CreateVersion7(), provider, Tuesday(11)));
        await _holds.HoldAsync(provider, Tuesday(14));
        Assert.Equal("too_many_holds", await _holds.TryAsync(Guid.CreateVersion7(), provider, Tuesday(15)));
    }

    [Fact]
    public async Task A_user_at_two_applications_holds_three_slots_in_all()
    {
        var provider = await service.AddProviderAsync();
        var other = new HoldCalls(service) { User = _holds.User };
        await _holds.HoldAsync(provider, Tuesday(9));
        await _holds.HoldAsync(provider, Tuesday(10));
        await other.HoldAsync(provider, Tuesday(11));

        Assert.Equal("too_many_holds", await other.TryAsync(Guid.CreateVersion7(), provider, Tuesday(12)));
    }

    [Fact]
    public async Task Twenty_at_once_through_two_replicas_are_three_for_the_user()
    {
        await using var replica = await service.ReplicaAsync();
        var providers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.AddProviderAsync()));
        HoldCalls[] calls = [_holds, new(replica) { Application = _holds.Application, User = _holds.User }];

        var outcomes = await Task.WhenAll(providers.Select(
            (provider, number) => Task.Run(() => calls[number % 2].TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)))));

        Assert.Equal((3, 17), (outcomes.Count(one => one is "OK"), outcomes.Count(one => one is "too_many_holds")));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_hundred_and_ten_users_at_once_through_two_replicas_are_a_hundred_for_their_application()
    {
        await using var replica = await service.ReplicaAsync();
        var providers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.AddProviderAsync()));
        HoldCalls[] calls = [_holds, new(replica) { Application = _holds.Application }];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 110).Select(number => Task.Run(() => calls[number % 2].TryAsync(
            Guid.CreateVersion7(), providers[number % 10], Tuesday(9).AddMinutes(30 * (number / 10)), Guid.CreateVersion7()))));

        Assert.Equal((100, 10), (outcomes.Count(one => one is "OK"), outcomes.Count(one => one is "too_many_holds")));
        await Invariants.CheckAsync(service);
    }
}
