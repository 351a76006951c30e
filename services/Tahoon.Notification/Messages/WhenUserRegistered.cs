using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Data;
using Tahoon.Notification.Features;

namespace Tahoon.Notification.Messages;

/// <summary>The user becomes known as a recipient, and what waited for it goes on.</summary>
internal sealed class WhenUserRegistered(TimeProvider clock) : IWhen<NotificationDb, UserRegistered>
{
    public async Task HandleAsync(UserRegistered data, NotificationDb database, CancellationToken cancellation)
    {
        var known = await database.Recipients.FindAsync([data.UserId], cancellation);
        if (known?.Version >= data.Version)
            return;

        if (known is null)
            database.Add(new Recipient
            {
                UserId = data.UserId,
                OrganisationId = data.OrganisationId,
                Language = data.Language,
                TimeZone = data.TimeZone,
                Version = data.Version,
            });
        else
            (known.Language, known.TimeZone, known.Version) = (data.Language, data.TimeZone, data.Version);

        var at = data.RegisteredAt ?? clock.GetUtcNow().UtcDateTime;
        foreach (var device in data.Devices.Where(device => UserDevice.Takes(device.Token, device.Platform)))
            await Devices.AddAsync(database, data.UserId, device.Token, device.Platform, at, cancellation);

        await database.Notices
            .Where(notice => notice.UserId == data.UserId && notice.State == WorkState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.NextAttemptAt, DateTime.UnixEpoch), cancellation);
    }
}
