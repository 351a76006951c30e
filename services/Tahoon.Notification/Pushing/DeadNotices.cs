using Tahoon.Contracts.Errors;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Notification.Data;

namespace Tahoon.Notification.Pushing;

/// <summary>Notices that were given up, as their recipient was not known in time.</summary>
internal sealed class DeadNotices : IDeadWork<NotificationDb, Notice>
{
    public Task<object> ShowAsync(Notice row, NotificationDb database, CancellationToken cancellation) => Task.FromResult<object>(new
    {
        EventId = row.Id,
        row.Kind,
        row.BookingId,
        row.UserId,
        row.Interruptions,
    });

    public Task<Result<DateTime>> DeadlineAsync(
        Notice row, NotificationDb database, DateTime now, CancellationToken cancellation) =>
        News.DeadlineAsync(row, database, now, cancellation);
}
