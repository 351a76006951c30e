using System.Net;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Allocations;

public sealed class ReserveTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    [Fact]
    public async Task Only_services_may_reserve()
    {
        Caller?[] callers = [null, Callers.Application(), Callers.User(Guid.NewGuid()), Callers.Provider(Guid.NewGuid())];
        foreach (var caller in callers)
        {
            using var client = service.ClientFor(caller);
            using var response = await client.PutAsync(
                $"/internal/allocations/{Guid.NewGuid()}", null, TestContext.Current.CancellationToken);

            Assert.Equal(caller is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task An_unknown_provider_and_one_of_another_organisation_are_the_same_404()
    {
        var foreign = await service.AddProviderAsync(organisation: DemoClinics.OtherClinic);

        Assert.Equal("not_found", await _calls.TryAsync(Guid.NewGuid(), Guid.NewGuid(), Tuesday(9)));
        Assert.Equal("not_found", await _calls.TryAsync(Guid.NewGuid(), foreign, Tuesday(9)));
    }

    [Theory]
    [InlineData(9, 10, 30, "slot_not_offered")] // not on the grid
    [InlineData(8, 30, 30, "slot_not_offered")] // before the opening
    [InlineData(16, 30, 60, "slot_not_offered")] // ends after the closing
    [InlineData(9, 0, 45, "slot_not_offered")] // not a length that is offered
    [InlineData(9, 0, 0, "invalid_request")]
    [InlineData(16, 30, 30, "OK")]
    public async Task Only_what_the_provider_offers_can_be_reserved(int hour, int minute, int minutes, string outcome)
    {
        var provider = await service.AddProviderAsync();

        Assert.Equal(outcome, await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(hour, minute), minutes: minutes));
    }

    [Fact]
    public async Task What_begins_too_soon_is_told_apart_from_what_is_too_far()
    {
        var provider = await service.AddProviderAsync(noticeMinutes: 120);

        Assert.Equal("notice_too_short", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9).AddDays(-1)));
        Assert.Equal("notice_too_short", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(9).AddDays(-8)));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(10).AddDays(-1)));
        Assert.Equal("slot_not_offered", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(10).AddDays(90)));
    }

    [Fact]
    public async Task A_reserve_answers_with_the_allocation_and_again_with_the_same()
    {
        var provider = await service.AddProviderAsync();
        var (id, owner) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        using var first = await _calls.PutAsync(id, provider, Tuesday(9), owner);
        using var again = await _calls.PutAsync(id, provider, Tuesday(9), owner);

        var view = await AllocationCalls.ReadAsync<AllocationView>(first);
        Assert.Equal(
            new AllocationView(id, owner, provider, Tuesday(9), Tuesday(9, 30), AllocationState.Pending), view);
        Assert.Equal(view, await AllocationCalls.ReadAsync<AllocationView>(again));
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task The_same_id_for_something_else_is_a_conflict()
    {
        var provider = await service.AddProviderAsync();
        var id = await _calls.ReserveAsync(provider, Tuesday(9));

        Assert.Equal("conflict", await _calls.TryAsync(id, provider, Tuesday(10)));
    }

    [Fact]
    public async Task A_taken_slot_is_told_with_the_next_three_that_are_free()
    {
        var provider = await service.AddProviderAsync();
        await _calls.ReserveAsync(provider, Tuesday(9));
        await _calls.ReserveAsync(provider, Tuesday(10));

        using var response = await _calls.PutAsync(Guid.NewGuid(), provider, Tuesday(9));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await AllocationCalls.ProblemAsync(response);
        Assert.Equal("slot_taken", problem.GetProperty("code").GetString());
        Assert.Equal(
            [Tuesday(9, 30), Tuesday(10, 30), Tuesday(11)],
            problem.GetProperty("nextAvailable").EnumerateArray().Select(next => next.GetDateTime()));
    }

    [Fact]
    public async Task Sessions_that_overlap_in_part_or_by_their_buffers_clash()
    {
        var provider = await service.AddProviderAsync(bufferBefore: 5, bufferAfter: 10);
        await _calls.ReserveAsync(provider, Tuesday(12), minutes: 60);

        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(11, 30), minutes: 60));
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(12, 30)));
        Assert.Equal("slot_taken", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(13)));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(13, 30)));
    }

    [Fact]
    public async Task A_full_day_takes_no_more_but_the_next_one_does()
    {
        var provider = await service.AddProviderAsync(maxPerDay: 2);
        await _calls.ReserveAsync(provider, Tuesday(9));
        await _calls.ReserveAsync(provider, Tuesday(10));

        Assert.Equal("day_full", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(11)));
        Assert.Equal("OK", await _calls.TryAsync(Guid.NewGuid(), provider, Tuesday(11).AddDays(1)));
    }

    [Fact]
    public async Task A_booking_may_take_time_that_overlaps_its_own_even_on_a_full_day()
    {
        var provider = await service.AddProviderAsync(maxPerDay: 1);
        var booking = Guid.CreateVersion7();
        await _calls.ReserveAsync(provider, Tuesday(9), booking, minutes: 60);

        await _calls.ReserveAsync(provider, Tuesday(9, 30), booking, minutes: 60);

        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task A_reserve_is_few_statements_however_long_the_session()
    {
        var provider = await service.AddProviderAsync(sessionMinutes: [30, 120]);
        await _calls.ReserveAsync(provider, Tuesday(9));

        using var statements = new StatementCount(service);
        await _calls.ReserveAsync(provider, Tuesday(10));
        var small = statements.Count;
        await _calls.ReserveAsync(provider, Tuesday(12), minutes: 120);

        Assert.InRange(small, 1, 6);
        Assert.Equal(2 * small, statements.Count);
    }
}
