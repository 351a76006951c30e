using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;

namespace Tahoon.Notification.Messages;

/// <summary>The user is told that the session will not take place.</summary>
internal sealed class WhenSessionCancelled(TimeProvider clock) : IWhen<NotificationDb, SessionCancelled>
{
    public Task HandleAsync(SessionCancelled data, NotificationDb database, CancellationToken cancellation) => database.NoteAsync(
        NoticeKind.SessionCancelled, data.UserId, data.BookingId, (data.Start, data.End), clock.GetUtcNow().UtcDateTime, cancellation);
}
