using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Notification.Data;
using Tahoon.Notification.Domain;

namespace Tahoon.Notification.Pushing;

/// <summary>How long a user wants to be told.</summary>
internal static class News
{
    public static async Task<Result<DateTime>> DeadlineAsync(
        Notice notice, NotificationDb database, DateTime now, CancellationToken cancellation)
    {
        if (notice.End <= now)
            return Failures.NotReplayable.Because("The session is over.");

        var cancelled = notice.Kind == NoticeKind.MeetingReady && await database.Notices.AnyAsync(
            other => other.BookingId == notice.BookingId && other.Kind == NoticeKind.SessionCancelled, cancellation);
        return cancelled ? Failures.NotReplayable.Because("The session was cancelled.") : now + ExpandNotices.Patience;
    }
}
