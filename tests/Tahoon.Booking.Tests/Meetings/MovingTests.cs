using Tahoon.Booking.Meetings;
using Tahoon.Contracts.Events;
using Xunit;

namespace Tahoon.Booking.Tests.Meetings;

public sealed class MovingTests
{
    [Fact]
    public async Task A_moved_session_keeps_its_room_and_the_user_is_told_the_new_time()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.DeliverAsync(Moved(service));
        await service.WorkAsync();

        var meeting = await service.MeetingAsync();
        Assert.Equal((RoomState.Ready, 2), (meeting.RoomState, meeting.BookingVersion));
        Assert.Equal((Moved(service).Start, Moved(service).End), (meeting.Start, meeting.Deadline));
        Assert.Single(await service.RoomsAsync());
        Assert.Contains($"\"start\":\"{meeting.Start:yyyy-MM-ddTHH:mm}", Assert.Single(await service.ToldAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_overtakes_its_booking_wants_the_room_at_the_new_time()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(Moved(service));
        await service.DeliverAsync(service.Booked);

        var meeting = await service.MeetingAsync();
        Assert.Equal((RoomState.Pending, Moved(service).Start), (meeting.RoomState, meeting.Start));
    }

    [Fact]
    public async Task A_move_that_comes_after_its_cancellation_opens_nothing_again()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.DeliverAsync(service.Cancelled with { Version = 3 });
        await service.DeliverAsync(Moved(service));
        await service.WorkAsync();

        var meeting = await service.MeetingAsync();
        Assert.Equal((RoomState.Closed, 3, service.Booked.Start), (meeting.RoomState, meeting.BookingVersion, meeting.Start));
        Assert.Empty(await service.RoomsAsync());
    }

    private static SessionRescheduled Moved(MeetingsUnderTest service) => new(
        service.Booked.BookingId, service.Booked.OrganisationId, service.Booked.UserId, service.Booked.ProviderId,
        service.Booked.ProviderName, service.Booked.Start.AddDays(1), service.Booked.End.AddDays(1), 2);
}
