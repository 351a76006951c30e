using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Schedules;

public sealed class BookingsOutsideTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    [Fact]
    public async Task Hours_that_shrink_tell_which_bookings_they_leave_outside()
    {
        var provider = await service.AddProviderAsync();
        var (inside, across, outside) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await _calls.ReserveAsync(provider, Tuesday(9), inside);
        await _calls.ReserveAsync(provider, Tuesday(11, 30), across, minutes: 60);
        await _calls.ReserveAsync(provider, Tuesday(15), outside);

        var changed = await PutAsync(provider, ("09:00", "12:00"));

        Assert.Equal([across, outside], changed.Outside);
        Assert.Equal(AllocationState.Pending, await StateOfAsync(provider, Tuesday(15)));
    }

    [Fact]
    public async Task Hours_that_meet_are_one_and_another_length_or_grid_leaves_nobody_outside()
    {
        var provider = await service.AddProviderAsync();
        await _calls.ReserveAsync(provider, Tuesday(11, 30), minutes: 60);

        Assert.Empty((await PutAsync(provider, ("09:00", "12:00"), ("12:00", "17:00"))).Outside);
    }

    [Fact]
    public async Task Time_off_tells_the_bookings_in_it()
    {
        var provider = await service.AddProviderAsync();
        var (before, reaching, within) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await _calls.ReserveAsync(provider, Tuesday(9, 30), before);
        await _calls.ReserveAsync(provider, Tuesday(10), reaching, minutes: 60);
        await _calls.ReserveAsync(provider, Tuesday(11), within);

        var taken = await Provider(provider).SendAsync(
            HttpMethod.Post, ScheduleCalls.TimeOff(provider), """{"start":"2026-06-02T10:30:00Z","end":"2026-06-02T12:00:00Z"}""", "\"1\"");

        Assert.Equal(201, taken.Status);
        Assert.Equal([reaching, within], taken.Outside);
        Assert.Equal([reaching, within], (await Provider(provider).GetAsync(ScheduleCalls.Schedule(provider))).Outside);
    }

    [Fact]
    public async Task A_booking_that_was_given_back_is_not_told_and_one_on_the_move_once()
    {
        var provider = await service.AddProviderAsync();
        var (gone, moving) = (Guid.NewGuid(), Guid.NewGuid());
        using var released = await _calls.ReleaseAsync(await _calls.ReserveAsync(provider, Tuesday(14), gone));
        await _calls.ReserveAsync(provider, Tuesday(15), moving);
        await _calls.ReserveAsync(provider, Tuesday(15, 30), moving);

        Assert.Equal([moving], (await PutAsync(provider, ("09:00", "10:00"))).Outside);
    }

    private async Task<ScheduleCalls.Told> PutAsync(Guid provider, params (string Opens, string Closes)[] tuesday)
    {
        var hours = string.Join(',', tuesday.Select(
            span => $$"""{"day":"Tuesday","opens":"{{span.Opens}}","closes":"{{span.Closes}}"}"""));
        var told = await Provider(provider).SendAsync(
            HttpMethod.Put, ScheduleCalls.Schedule(provider),
            $$"""{"timeZone":"Etc/UTC","sessionMinutes":[20],"slotMinutes":15,"horizonDays":30,"weeklyHours":[{{hours}}]}""", "\"1\"");
        Assert.Equal(200, told.Status);
        return told;
    }

    private async Task<AllocationState> StateOfAsync(Guid provider, DateTime start) => (await service.AllocationRowAsync(provider, start)).State;

    private ScheduleCalls Provider(Guid provider) => new(service, Callers.Provider(provider));
}
