using Tahoon.Notification.Data;

namespace Tahoon.Notification.Features;

/// <summary>A user's devices, as endpoints and messages change them.</summary>
internal static class Devices
{
    /// <summary>Adds the device, or refreshes it where it is known.</summary>
    public static async Task AddAsync(
        NotificationDb db, Guid userId, string token, string platform, DateTime now, CancellationToken cancellation)
    {
        var id = UserDevice.IdOf(userId, token);
        if (await db.Devices.FindAsync([id], cancellation) is { } known)
            (known.Platform, known.RegisteredAt) = (platform, now);
        else
            db.Add(new UserDevice { Id = id, UserId = userId, Token = token, Platform = platform, RegisteredAt = now });
    }
}
