using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;

namespace Tahoon.Notification.Messages;

/// <summary>The user is told that the room is there.</summary>
internal sealed class WhenMeetingReady(TimeProvider clock) : IWhen<NotificationDb, MeetingReady>
{
    public Task HandleAsync(MeetingReady data, NotificationDb database, CancellationToken cancellation) => database.NoteAsync(
        NoticeKind.MeetingReady,
        data.UserId,
        data.BookingId,
        (data.Start, data.End),
        clock.GetUtcNow().UtcDateTime,
        cancellation,
        data.ProviderName,
        data.MeetingId);
}
