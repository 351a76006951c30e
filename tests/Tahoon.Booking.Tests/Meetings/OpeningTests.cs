using System.Text.Json;
using Tahoon.Booking.Meetings;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Ids;
using Tahoon.Messaging.Work;
using Xunit;

namespace Tahoon.Booking.Tests.Meetings;

public sealed class OpeningTests
{
    [Fact]
    public async Task A_booked_session_gets_its_room_and_its_user_is_told()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        Assert.Equal(RoomState.Pending, (await service.MeetingAsync()).RoomState);

        await service.WorkAsync();

        var room = Assert.Single(await service.RoomsAsync());
        Assert.Equal(new BookingId(service.Booked.BookingId).ToString(), room.CustomRoomId);
        var meeting = await service.MeetingAsync();
        Assert.Equal((RoomState.Ready, room.RoomId), (meeting.RoomState, meeting.RoomId));
        var told = Assert.Single(await service.ToldAsync());
        Assert.Equal(QueueNames.Notifications, told.Queue);
        var data = JsonDocument.Parse(told.Body).RootElement.GetProperty("data");
        Assert.Equal(room.RoomId, data.GetProperty("meetingId").GetString());
        Assert.Equal("Dr. Sara Ali", data.GetProperty("providerName").GetString());
    }

    [Fact]
    public async Task The_same_message_twice_is_one_room_and_one_word_to_the_user()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        var id = Guid.CreateVersion7();
        await service.DeliverAsync(service.Booked, id);
        await service.WorkAsync();

        await service.DeliverAsync(service.Booked, id);
        await service.DeliverAsync(service.Booked);
        await service.PassTimeAsync();
        await service.WorkAsync();

        Assert.Equal(1, Assert.Single(await service.RoomsAsync()).CreateRequests);
        Assert.Single(await service.ToldAsync());
    }

    [Fact]
    public async Task An_outage_of_the_partner_is_waited_for_and_then_there_is_one_room()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.OrderAsync(new { mode = "rateLimited", retryAfterSeconds = 120 });

        await service.WorkAsync();
        var waiting = await service.MeetingAsync();
        Assert.Equal((RoomState.Pending, 1), (waiting.RoomState, waiting.Attempts));
        Assert.InRange(waiting.NextAttemptAt, DateTime.UtcNow.AddSeconds(60), DateTime.UtcNow.AddSeconds(125));

        await service.OrderAsync(new { mode = "normal" });
        service.Clock.Advance(TimeSpan.FromMinutes(10));
        await service.PassTimeAsync();
        await service.WorkAsync();

        Assert.Single(await service.RoomsAsync());
        Assert.Equal(RoomState.Ready, (await service.MeetingAsync()).RoomState);
    }

    [Fact]
    public async Task A_worker_that_dies_after_the_partners_answer_leaves_one_room()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        var first = Assert.Single(await service.TakeAsync());
        await service.PassTimeAsync();
        var second = Assert.Single(await service.TakeAsync());

        // the first did reach the partner, and finds that the row is another's
        await service.TryAsync(first);
        Assert.Equal(RoomState.Pending, (await service.MeetingAsync()).RoomState);
        await service.TryAsync(second);

        Assert.Equal(2, Assert.Single(await service.RoomsAsync()).CreateRequests);
        Assert.Equal(RoomState.Ready, (await service.MeetingAsync()).RoomState);
        Assert.Single(await service.ToldAsync());
    }

    [Fact]
    public async Task Two_workers_open_one_room()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(service.WorkAsync)));

        Assert.Equal(1, Assert.Single(await service.RoomsAsync()).CreateRequests);
        Assert.Single(await service.ToldAsync());
    }

    [Fact]
    public async Task A_room_that_was_not_there_when_the_session_was_over_has_failed()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);

        service.Clock.Advance(TimeSpan.FromHours(6));
        await service.WorkAsync();

        var meeting = await service.MeetingAsync();
        Assert.Equal((RoomState.Failed, WorkState.Dead), (meeting.RoomState, meeting.State));
        Assert.Empty(await service.RoomsAsync());
    }

    [Fact]
    public async Task A_room_that_the_partner_refuses_has_failed_with_its_reason()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.OrderAsync(new { mode = "failing", status = 400, errorCode = "NO_WAY" });

        await service.WorkAsync();

        var meeting = await service.MeetingAsync();
        Assert.Equal(RoomState.Failed, meeting.RoomState);
        Assert.Contains("NO_WAY", meeting.Reason, StringComparison.Ordinal);
        Assert.Empty(await service.ToldAsync());
    }
}
