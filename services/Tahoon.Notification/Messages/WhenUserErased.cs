using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.Notification.Data;

namespace Tahoon.Notification.Messages;

/// <summary>The user is told nothing any more: devices, notices and pushes are gone, and the recipient is a tombstone.</summary>
internal sealed class WhenUserErased(TimeProvider clock) : IWhen<NotificationDb, UserErased>
{
    public async Task HandleAsync(UserErased data, NotificationDb database, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await BuryAsync(database, data, now, cancellation);
        await database.Devices.Where(device => device.UserId == data.UserId).ExecuteDeleteAsync(cancellation);

        // pushes go with their notices
        await database.Notices.Where(notice => notice.UserId == data.UserId).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>First of all, so that whoever adds to the user at the same time has either done so, or finds the tombstone.</summary>
    private static async Task BuryAsync(NotificationDb database, UserErased data, DateTime now, CancellationToken cancellation)
    {
        var known = await database.Recipients.Where(row => row.UserId == data.UserId).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.ErasedAt, row => row.ErasedAt ?? now)
                .SetProperty(row => row.Version, int.MaxValue)
                .SetProperty(row => row.Language, Recipient.NoLanguage)
                .SetProperty(row => row.TimeZone, Recipient.NoZone),
            cancellation);
        if (known == 1)
            return;

        database.Add(Recipient.Erased(data.UserId, data.OrganisationId, now));
        await database.SaveChangesAsync(cancellation);
    }
}
