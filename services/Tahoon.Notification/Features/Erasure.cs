using Microsoft.EntityFrameworkCore;
using Tahoon.Notification.Data;

namespace Tahoon.Notification.Features;

/// <summary>What a transaction asks about erasure.</summary>
internal static class Erasure
{
    /// <summary>
    /// True where the user is a recipient that is not erased. It changes the recipient's row, so that an erasure that runs at the
    /// same time either comes after this transaction and finds what it added, or before it.
    /// </summary>
    public static async Task<bool> StaysAsync(this NotificationDb db, Guid userId, CancellationToken cancellation) =>
        await db.Recipients.Where(row => row.UserId == userId && row.ErasedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellation) == 1;

    /// <summary>True for a user that was erased.</summary>
    public static Task<bool> IsErasedAsync(this NotificationDb db, Guid userId, CancellationToken cancellation) =>
        db.Recipients.AnyAsync(row => row.UserId == userId && row.ErasedAt != null, cancellation);
}
