using Microsoft.EntityFrameworkCore;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Data;
using Tahoon.ServiceDefaults.Data;
using Outcome = Tahoon.Messaging.Work.WorkOutcome<Tahoon.Notification.Data.NotificationDb, Tahoon.Notification.Data.Notice>;

namespace Tahoon.Notification.Pushing;

/// <summary>Makes of a notice one push for each device that its user has now; a user without devices is told nothing.</summary>
internal sealed class ExpandNotices(Database<NotificationDb> database, TimeProvider clock) : IWorkExecutor<NotificationDb, Notice>
{
    private readonly Database<NotificationDb> _database = database.AsSystem;

    /// <summary>The partner asks to give up after an hour; by then the news is old.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    public async Task<Outcome> ExecuteAsync(Notice row, CancellationToken cancellation)
    {
        var recipient = await _database.ReadAsync(
            (db, token) => db.Recipients.SingleOrDefaultAsync(one => one.UserId == row.UserId, token), cancellation);
        return recipient switch
        {
            null => new Outcome.Later("RecipientUnknown"),
            { ErasedAt: not null } => new Outcome.Done(Forget),
            _ => new Outcome.Done(ExpandAsync),
        };
    }

    /// <summary>Written down while the user was being erased: it goes like all the others.</summary>
    private static Task Forget(NotificationDb db, Notice notice, CancellationToken cancellation)
    {
        db.Remove(notice);
        return Task.CompletedTask;
    }

    private async Task ExpandAsync(NotificationDb db, Notice notice, CancellationToken cancellation)
    {
        var deadline = clock.GetUtcNow().UtcDateTime + Patience;
        var devices = await db.Devices
            .Where(device => device.UserId == notice.UserId)
            .Select(device => device.Id)
            .ToListAsync(cancellation);
        foreach (var device in devices)
            db.Add(new Push
            {
                Id = Push.IdOf(notice.Id, device),
                NoticeId = notice.Id,
                DeviceId = device,
                Deadline = deadline,
                TraceParent = notice.TraceParent,
            });
    }
}
