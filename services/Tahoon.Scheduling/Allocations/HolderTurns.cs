using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>
/// Holds of one user, and of one application, go one by one, so that their number is what was counted. Everybody takes the
/// application's turn before the user's, and both before a provider's: two can't wait for each other.
/// </summary>
internal static class HolderTurns
{
    public static async Task TakeAsync(SchedulingDb db, HoldCommand command, CancellationToken cancellation)
    {
        await TakeAsync(db, command.ApplicationId, cancellation);
        await TakeAsync(db, command.UserId, cancellation);
    }

    /// <summary>Whether user or application holds as much as it may; what lapsed does not count, swept or not.</summary>
    public static async Task<bool> AreFullAsync(
        SchedulingDb db, HoldCommand command, HoldOptions limits, CancellationToken cancellation)
    {
        var live = db.Allocations.Where(row => row.State == AllocationState.Held && row.ExpiresAt > DatabaseClock.UtcNow());
        return await live.CountAsync(row => row.UserId == command.UserId, cancellation) >= limits.PerUser
            || await live.CountAsync(row => row.ApplicationId == command.ApplicationId, cancellation) >= limits.PerApplication;
    }

    private static async Task TakeAsync(SchedulingDb db, Guid holder, CancellationToken cancellation)
    {
        var taken = await db.HolderLocks.Where(row => row.HolderId == holder).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Turn, row => row.Turn + 1)
                .SetProperty(row => row.TakenAt, row => DatabaseClock.UtcNow()),
            cancellation);
        if (taken == 1)
            return;

        // where two insert it at once, one of them fails on the key and begins again
        db.HolderLocks.Add(new HolderLock { HolderId = holder });
        await db.SaveChangesAsync(cancellation);
    }
}
