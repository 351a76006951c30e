using Tahoon.Booking.Clients.VideoSdk;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Outbox;
using Tahoon.Messaging.Work;
using Outcome = Tahoon.Messaging.Work.WorkOutcome<Tahoon.Booking.Data.BookingDb, Tahoon.Booking.Meetings.Meeting>;

namespace Tahoon.Booking.Meetings;

/// <summary>
/// Brings the partner to where a meeting says it should be. Whatever is repeated, by two workers or after a death between the
/// partner's answer and our commit, is about the same room: the partner knows it by the booking.
/// </summary>
internal sealed class ArrangeRooms(VideoRooms rooms, TimeProvider clock) : IWorkExecutor<BookingDb, Meeting>
{
    public Task<Outcome> ExecuteAsync(Meeting row, CancellationToken cancellation) =>
        row.Wanted ? OpenAsync(row, cancellation) : CloseAsync(row, cancellation);

    private async Task<Outcome> OpenAsync(Meeting meeting, CancellationToken cancellation) =>
        await rooms.Open(meeting.CustomRoomId, cancellation) switch
        {
            PartnerOutcome.Done room => new Outcome.Done((db, row, _) => Opened(db, row, room.RoomId)),
            PartnerOutcome.GiveUp refusal => new Outcome.Dead(refusal.Reason, NotOpened),
            PartnerOutcome.RetryLater later => Later(later),
            var unknown => throw new InvalidOperationException($"{unknown.GetType().Name} is no outcome of opening a room."),
        };

    private async Task<Outcome> CloseAsync(Meeting meeting, CancellationToken cancellation)
    {
        var roomId = meeting.RoomId;
        if (roomId is null)
        {
            // an earlier try may have opened one unseen, and only opening it again tells its name
            switch (await rooms.Open(meeting.CustomRoomId, cancellation))
            {
                case PartnerOutcome.Done room:
                    roomId = room.RoomId;
                    break;
                case PartnerOutcome.RetryLater later:
                    return Later(later);
                default:
                    return new Outcome.Done();
            }
        }

        return await rooms.Close(roomId, cancellation) switch
        {
            PartnerOutcome.Done => new Outcome.Done((_, row, _) => Closed(row, roomId)),
            PartnerOutcome.GiveUp refusal => new Outcome.Dead(refusal.Reason, (_, row, _) => Closed(row, roomId)),
            PartnerOutcome.RetryLater later => Later(later),
            var unknown => throw new InvalidOperationException($"{unknown.GetType().Name} is no outcome of closing a room."),
        };
    }

    private Outcome.Later Later(PartnerOutcome.RetryLater later) => new(
        later.Reason,
        later.NotBefore is { } notBefore && notBefore - clock.GetUtcNow() is { Ticks: > 0 } wait ? wait : null);

    private Task Opened(BookingDb db, Meeting row, string roomId)
    {
        row.RoomId = roomId;
        if (row.Wanted)
            db.AddToOutbox("booking", Ready(row, roomId), clock.GetUtcNow().UtcDateTime, QueueNames.Notifications);
        else
            row.Resume();

        return Task.CompletedTask;
    }

    private static Task NotOpened(BookingDb db, Meeting row, CancellationToken cancellation)
    {
        if (!row.Wanted)
            row.Resume();

        return Task.CompletedTask;
    }

    private static Task Closed(Meeting row, string roomId)
    {
        row.RoomId = roomId;
        return Task.CompletedTask;
    }

    private static MeetingReady Ready(Meeting row, string roomId) => new(
        row.Id, row.OrganisationId, row.UserId, row.ProviderId, row.ProviderName ?? "", roomId, row.Start, row.End);
}
