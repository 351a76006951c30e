using Microsoft.EntityFrameworkCore;
using Tahoon.Notification.Data;

namespace Tahoon.Notification.Features;

/// <summary>Users' devices, as endpoints and messages change them.</summary>
internal static class Devices
{
    /// <summary>
    /// Makes the device the user's, or refreshes it where it is already. Whoever had it before has it no longer, unless that one
    /// registered it later than <paramref name="now"/>: a message may be late.
    /// </summary>
    public static async Task AddAsync(
        NotificationDb db, Guid userId, string token, string platform, DateTime now, CancellationToken cancellation)
    {
        var others = db.Devices.Where(device => device.Token == token && device.UserId != userId);
        if (await others.AnyAsync(device => device.RegisteredAt > now, cancellation))
            return;

        await others.ExecuteDeleteAsync(cancellation);
        var id = UserDevice.IdOf(userId, token);
        if (await db.Devices.FindAsync([id], cancellation) is { } known)
            (known.Platform, known.RegisteredAt) = (platform, known.RegisteredAt > now ? known.RegisteredAt : now);
        else
            db.Add(new UserDevice { Id = id, UserId = userId, Token = token, Platform = platform, RegisteredAt = now });

        await DropOldestAsync(db, userId, id, cancellation);
    }

    private static async Task DropOldestAsync(NotificationDb db, Guid userId, Guid added, CancellationToken cancellation)
    {
        var others = await db.Devices.Where(device => device.UserId == userId && device.Id != added)
            .OrderByDescending(device => device.RegisteredAt).Select(device => device.Id).ToListAsync(cancellation);
        var tooMany = others.Skip(UserDevice.Most - 1).ToList();
        if (tooMany.Count > 0)
            await db.Devices.Where(device => tooMany.Contains(device.Id)).ExecuteDeleteAsync(cancellation);
    }
}
