using Tahoon.Booking.Meetings;
using Tahoon.Messaging.Work;
using Xunit;

namespace Tahoon.Booking.Tests.Meetings;

public sealed class ClosingTests
{
    [Fact]
    public async Task A_session_cancelled_before_its_room_was_asked_for_never_gets_one()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);

        await service.DeliverAsync(service.Cancelled);
        await service.WorkAsync();

        Assert.Empty(await service.RoomsAsync());
        var meeting = await service.MeetingAsync();
        Assert.Equal((RoomState.Closed, WorkState.Done), (meeting.RoomState, meeting.State));
    }

    [Fact]
    public async Task A_cancellation_that_overtakes_its_booking_keeps_the_room_from_being_made()
    {
        await using var service = await MeetingsUnderTest.StartAsync();

        await service.DeliverAsync(service.Cancelled);
        await service.DeliverAsync(service.Booked);
        await service.WorkAsync();

        Assert.Empty(await service.RoomsAsync());
        Assert.Equal(RoomState.Closed, (await service.MeetingAsync()).RoomState);
        Assert.Empty(await service.ToldAsync());
    }

    [Fact]
    public async Task The_room_of_a_cancelled_session_is_deactivated()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.WorkAsync();

        await service.DeliverAsync(service.Cancelled);
        Assert.Equal(RoomState.Closed, (await service.MeetingAsync()).RoomState);
        await service.WorkAsync();

        Assert.True(Assert.Single(await service.RoomsAsync()).Disabled);
        Assert.Equal(WorkState.Done, (await service.MeetingAsync()).State);
    }

    [Fact]
    public async Task A_room_that_is_made_while_its_session_is_cancelled_is_deactivated_and_nobody_is_led_to_it()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        var opening = Assert.Single(await service.TakeAsync());

        await service.DeliverAsync(service.Cancelled);
        await service.TryAsync(opening);
        Assert.False(Assert.Single(await service.RoomsAsync()).Disabled);
        await service.WorkAsync();

        Assert.True(Assert.Single(await service.RoomsAsync()).Disabled);
        Assert.Empty(await service.ToldAsync());
        Assert.Equal((RoomState.Closed, WorkState.Done), ((await service.MeetingAsync()).RoomState, (await service.MeetingAsync()).State));
    }

    [Fact]
    public async Task A_room_that_an_earlier_try_made_unseen_is_found_and_deactivated()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.OrderAsync(new { mode = "failing", acceptThenFail = true });
        await service.WorkAsync();
        Assert.False(Assert.Single(await service.RoomsAsync()).Disabled);
        Assert.Null((await service.MeetingAsync()).RoomId);

        await service.OrderAsync(new { mode = "normal" });
        await service.DeliverAsync(service.Cancelled);
        await service.WorkAsync();

        Assert.True(Assert.Single(await service.RoomsAsync()).Disabled);
        Assert.Empty(await service.ToldAsync());
    }

    [Fact]
    public async Task A_partner_that_is_away_is_asked_again_to_close_the_room_after_the_session_too()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.WorkAsync();
        await service.DeliverAsync(service.Cancelled);
        await service.OrderAsync(new { mode = "rateLimited", retryAfterSeconds = 60 });
        await service.WorkAsync();
        Assert.False(Assert.Single(await service.RoomsAsync()).Disabled);

        await service.OrderAsync(new { mode = "normal" });
        service.Clock.Advance(TimeSpan.FromHours(12));
        await service.PassTimeAsync();
        await service.WorkAsync();

        Assert.True(Assert.Single(await service.RoomsAsync()).Disabled);
    }
}
