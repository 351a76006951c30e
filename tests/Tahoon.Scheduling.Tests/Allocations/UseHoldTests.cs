using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Sweeping;
using Tahoon.Scheduling.Tests.Support;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Allocations;

/// <summary>Holds as they become tries to book, and who wins of those that want to end one.</summary>
public sealed class UseHoldTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);
    private readonly HoldCalls _holds = new(service);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_user_s_and_another_organisation_s_hold_and_what_is_no_hold_are_not_found()
    {
        var provider = await service.AddProviderAsync();
        var (hold, booked) = (await _holds.HoldAsync(provider, Tuesday(9)), await _calls.ReserveAsync(provider, Tuesday(10)));

        string[] refusals =
        [
            await _holds.UseAsync(hold, Guid.CreateVersion7(), provider, Tuesday(9), user: Guid.CreateVersion7()),
            await _holds.UseAsync(hold, Guid.CreateVersion7(), provider, Tuesday(9), organisation: DemoClinics.OtherClinic),
            await _holds.UseAsync(Guid.CreateVersion7(), Guid.CreateVersion7(), provider, Tuesday(9)),
            await _holds.UseAsync(booked, Guid.CreateVersion7(), provider, Tuesday(10)),
        ];

        Assert.All(refusals, code => Assert.Equal("not_found", code));
        Assert.Equal(AllocationState.Held, await _calls.StateAsync(hold));
    }

    [Fact]
    public async Task Another_slot_than_the_held_one_is_refused_and_the_hold_stays()
    {
        var provider = await service.AddProviderAsync();
        var hold = await _holds.HoldAsync(provider, Tuesday(9));

        string[] refusals =
        [
            await _holds.UseAsync(hold, Guid.CreateVersion7(), provider, Tuesday(10)),
            await _holds.UseAsync(hold, Guid.CreateVersion7(), provider, Tuesday(9), minutes: 60),
            await _holds.UseAsync(hold, Guid.CreateVersion7(), await service.AddProviderAsync(), Tuesday(9)),
        ];

        Assert.All(refusals, code => Assert.Equal("hold_mismatch", code));
        Assert.Equal(AllocationState.Held, await _calls.StateAsync(hold));
    }

    [Fact]
    public async Task A_try_to_book_has_the_held_time_and_again_is_the_same_answer()
    {
        var (provider, booking, id) = (await service.AddProviderAsync(bufferAfter: 10), Guid.CreateVersion7(), Guid.CreateVersion7());
        var hold = await _holds.HoldAsync(provider, Tuesday(9));

        Assert.Equal("OK", await _holds.UseAsync(hold, id, provider, Tuesday(9), booking));
        Assert.Equal("OK", await _holds.UseAsync(hold, id, provider, Tuesday(9), booking));

        using var shown = await _calls.GetAsync(id);
        Assert.Equal(
            new AllocationView(id, booking, provider, Tuesday(9), Tuesday(9, 30), AllocationState.Pending),
            await AllocationCalls.ReadAsync<AllocationView>(shown));
        Assert.Equal(AllocationState.Released, await _calls.StateAsync(hold));
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_booking_made_of_a_hold_is_confirmed_moved_over_itself_and_released_as_any_other()
    {
        var (provider, booking, id) = (await service.AddProviderAsync(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var hold = await _holds.HoldAsync(provider, Tuesday(9));
        await _holds.UseAsync(hold, id, provider, Tuesday(9), booking);
        using var confirmed = await _calls.ConfirmAsync(id);

        var moved = await _calls.ReserveAsync(provider, Tuesday(9), booking, minutes: 60);
        await service.DeliverAsync(new Contracts.Events.SwitchAllocation(id, moved, booking, 2));
        await Invariants.CheckAsync(service);
        using var released = await _calls.ReleaseAsync(moved);

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.Equal("OK", await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9), minutes: 60));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_second_try_finds_the_hold_used_and_takes_nothing_from_the_first()
    {
        var provider = await service.AddProviderAsync();
        var (hold, first, second) = (await _holds.HoldAsync(provider, Tuesday(9)), Guid.CreateVersion7(), Guid.CreateVersion7());
        await _holds.UseAsync(hold, first, provider, Tuesday(9));

        Assert.Equal("hold_expired", await _holds.UseAsync(hold, second, provider, Tuesday(9)));
        using var refused = await _calls.ReleaseAsync(second);

        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(first));
        await Invariants.CheckAsync(service);
    }

    [Theory]
    [InlineData("lapsed")]
    [InlineData("swept")]
    [InlineData("given back")]
    [InlineData("taken by another")]
    public async Task A_hold_that_is_over_is_expired(string how)
    {
        var provider = await service.AddProviderAsync();
        var hold = await _holds.HoldAsync(provider, Tuesday(9));
        if (how is "given back")
            await _holds.GiveBackAsync(hold);
        else
            await _holds.LapseAsync(hold);
        if (how is "swept")
            await service.Services.GetRequiredService<LapsedHolds>().SweepAsync(Cancellation);
        if (how is "taken by another")
            await _calls.ReserveAsync(provider, Tuesday(9));

        Assert.Equal("hold_expired", await _holds.UseAsync(hold, Guid.CreateVersion7(), provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_conversion_that_came_first_is_not_swept_with_its_hold_nor_given_back()
    {
        var (provider, id) = (await service.AddProviderAsync(), Guid.CreateVersion7());
        var hold = await _holds.HoldAsync(provider, Tuesday(9));
        await _holds.UseAsync(hold, id, provider, Tuesday(9));
        await _holds.LapseAsync(hold);

        await service.Services.GetRequiredService<LapsedHolds>().SweepAsync(Cancellation);
        var given = await _holds.GiveBackAsync(hold);

        Assert.Equal(HttpStatusCode.NoContent, given);
        Assert.Equal(AllocationState.Pending, await _calls.StateAsync(id));
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_conversion_that_comes_after_its_allocation_was_refused_does_not_end_the_hold()
    {
        var (provider, refused) = (await service.AddProviderAsync(), Guid.CreateVersion7());
        var hold = await _holds.HoldAsync(provider, Tuesday(9));
        using var released = await _calls.ReleaseAsync(refused);

        Assert.Equal("conflict", await _holds.UseAsync(hold, refused, provider, Tuesday(9)));
        Assert.Equal(AllocationState.Held, await _calls.StateAsync(hold));
        Assert.Equal("OK", await _holds.UseAsync(hold, Guid.CreateVersion7(), provider, Tuesday(9)));
    }

    [Fact]
    public async Task What_was_promised_is_kept_where_the_notice_has_become_too_short()
    {
        var provider = await service.AddProviderAsync(noticeMinutes: 60);
        var start = service.Clock.GetUtcNow().UtcDateTime.AddMinutes(60);
        var hold = await _holds.HoldAsync(provider, start);
        service.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("notice_too_short", await _calls.TryAsync(Guid.CreateVersion7(), await service.AddProviderAsync(), start));
        Assert.Equal("OK", await _holds.UseAsync(hold, Guid.CreateVersion7(), provider, start));
    }

    [Fact]
    public async Task Of_two_tries_a_giving_back_and_the_sweeper_at_once_one_ends_the_hold()
    {
        await using var replica = await service.ReplicaAsync();
        var other = new HoldCalls(replica) { Application = _holds.Application, User = _holds.User };
        var used = 0;
        for (var round = 0; round < 12; round++)
        {
            var provider = await service.AddProviderAsync();
            var hold = await _holds.HoldAsync(provider, Tuesday(9));
            var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            var lapses = round % 3 == 0;

            var uses = new[]
            {
                Task.Run(() => _holds.UseAsync(hold, first, provider, Tuesday(9))),
                Task.Run(() => other.UseAsync(hold, second, provider, Tuesday(9))),
            };
            var ends = Task.Run(async () =>
            {
                if (!lapses)
                    return await other.GiveBackAsync(hold);
                await _holds.LapseAsync(hold);
                await replica.Services.GetRequiredService<LapsedHolds>().SweepAsync(Cancellation);
                return HttpStatusCode.NoContent;
            });
            var outcomes = await Task.WhenAll(uses);
            Assert.Equal(HttpStatusCode.NoContent, await ends);

            Assert.All(outcomes, outcome => Assert.Contains(outcome, new[] { "OK", "hold_expired" }));
            Assert.InRange(outcomes.Count(outcome => outcome is "OK"), 0, 1);
            Assert.Equal(AllocationState.Released, await _calls.StateAsync(hold));
            Assert.Equal(
                outcomes.Contains("OK") ? "slot_taken" : "OK",
                await _calls.TryAsync(Guid.CreateVersion7(), provider, Tuesday(9)));
            used += outcomes.Count(outcome => outcome is "OK");
            await Invariants.CheckAsync(service);
        }

        Assert.InRange(used, 1, 12);
    }
}
