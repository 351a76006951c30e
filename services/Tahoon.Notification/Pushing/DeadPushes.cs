using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Notification.Data;

namespace Tahoon.Notification.Pushing;

/// <summary>Pushes that were given up. Sent again they have the same notification id, so an app that was told drops them.</summary>
internal sealed class DeadPushes : IDeadWork<NotificationDb, Push>
{
    public async Task<object> ShowAsync(Push row, NotificationDb database, CancellationToken cancellation)
    {
        var notice = await database.Notices.SingleAsync(one => one.Id == row.NoticeId, cancellation);
        return new
        {
            NotificationId = row.Id,
            EventId = notice.Id,
            notice.Kind,
            notice.BookingId,
            notice.UserId,
            row.DeviceId,
            UnknownOutcomes = row.UnansweredTries + row.Interruptions,
        };
    }

    public async Task<Result<DateTime>> DeadlineAsync(
        Push row, NotificationDb database, DateTime now, CancellationToken cancellation) =>
        await News.DeadlineAsync(
            await database.Notices.SingleAsync(one => one.Id == row.NoticeId, cancellation), database, now, cancellation);
}
