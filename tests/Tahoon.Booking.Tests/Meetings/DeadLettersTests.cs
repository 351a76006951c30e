using System.Net;
using Tahoon.Booking.Meetings;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Messaging.Work;
using Tahoon.Testing.Messaging;
using Xunit;

namespace Tahoon.Booking.Tests.Meetings;

public sealed class DeadLettersTests
{
    private static readonly object Refusing = new { mode = "failing", status = 422 };

    [Fact]
    public async Task Only_operators_come_in()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        var id = await DeadMeetingAsync(service);

        var statuses = await Letters(service).StatusesOfOthersAsync(id);

        Assert.Equal(
            [.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 4), .. Enumerable.Repeat(HttpStatusCode.Forbidden, 12)], statuses);
        Assert.Equal(WorkState.Dead, (await service.MeetingAsync()).State);
    }

    [Fact]
    public async Task A_room_that_was_refused_is_opened_once_the_cause_is_mended()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        var id = await DeadMeetingAsync(service);
        var opened = await Letters(service).OpenAsync(id);
        await service.OrderAsync(new { mode = "normal" });

        Assert.Equal("Replayed", await Letters(service).ReplayAsync(id));
        Assert.Equal("AlreadyReplayed", await Letters(service).ReplayAsync(id));
        await service.WorkAsync();
        await service.PassTimeAsync();
        await service.WorkAsync();

        Assert.Equal(service.Booked.BookingId, opened.Body!.Value.GetProperty("bookingId").GetGuid());
        Assert.Equal((DeadLetterKind.Work, "meeting"), (opened.Letter.Kind, opened.Letter.Type));
        Assert.Single(await service.RoomsAsync());
        Assert.Single(await service.ToldAsync());
        var meeting = await service.MeetingAsync();
        Assert.Equal((RoomState.Ready, service.Booked.End), (meeting.RoomState, meeting.Deadline));
    }

    [Fact]
    public async Task No_room_is_opened_for_a_session_that_is_over()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        var id = await DeadMeetingAsync(service);
        service.Clock.Advance(TimeSpan.FromHours(6));

        Assert.Equal("409 not_replayable", await Letters(service).ReplayAsync(id));
    }

    [Fact]
    public async Task No_room_is_opened_for_a_cancelled_booking_although_its_message_has_not_come()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        var id = await DeadMeetingAsync(service);
        await service.CancelAsync();

        Assert.Equal("409 not_replayable", await Letters(service).ReplayAsync(id));
        Assert.Equal(WorkState.Dead, (await service.MeetingAsync()).State);
    }

    [Fact]
    public async Task A_room_that_could_not_be_closed_is_closed_when_it_is_replayed_whenever_that_is()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        await service.DeliverAsync(service.Booked);
        await service.WorkAsync();
        await service.DeliverAsync(service.Cancelled);
        await service.OrderAsync(Refusing);
        await service.WorkAsync();
        var id = Assert.Single((await Letters(service).ListAsync()).Items).Id;
        service.Clock.Advance(TimeSpan.FromHours(6));
        await service.OrderAsync(new { mode = "normal" });

        Assert.Equal("Replayed", await Letters(service).ReplayAsync(id));
        await service.WorkAsync();

        Assert.True(Assert.Single(await service.RoomsAsync()).Disabled);
    }

    [Fact]
    public async Task Messages_are_those_of_the_queue_that_booking_consumes()
    {
        await using var service = await MeetingsUnderTest.StartAsync();
        service.Queues.Bury(QueueNames.Scheduling, new("other", "tahoon.test.v1", "poison"u8.ToArray()));
        service.Queues.Bury(QueueNames.Meetings, new("mine", "tahoon.test.v1", "poison"u8.ToArray()));

        var letter = Assert.Single((await Letters(service).ListAsync("?kind=message")).Items);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Letters(service).ReplayAsync(letter.Id)));

        Assert.Equal("mine", letter.MessageId);
        Assert.Single(outcomes, "Replayed");
        Assert.Equal("mine", Assert.Single(service.Queues.Sent).Message.Id);
        Assert.Equal("404 not_found", await Letters(service).ReplayAsync($"meeting-{Guid.NewGuid()}"));
    }

    private static DeadLetterCalls Letters(MeetingsUnderTest service) => new(caller => service.ClientFor(caller));

    private static async Task<string> DeadMeetingAsync(MeetingsUnderTest service)
    {
        await service.DeliverAsync(service.Booked);
        await service.OrderAsync(Refusing);
        await service.WorkAsync();
        return Assert.Single((await Letters(service).ListAsync("?kind=work")).Items).Id;
    }
}
