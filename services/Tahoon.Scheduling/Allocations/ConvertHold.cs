using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Makes a hold a try to book, inside a transaction.</summary>
internal static class ConvertHold
{
    /// <summary>False where the hold lapsed or is no hold any more: whichever of conversion and expiry commits first, stays.</summary>
    public static async Task<bool> InAsync(SchedulingDb db, Guid id, CancellationToken cancellation) =>
        await db.Allocations
            .Where(row => row.Id == id && row.State == AllocationState.Held && row.ExpiresAt > DatabaseClock.UtcNow())
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, AllocationState.Pending)
                    .SetProperty(row => row.Version, row => row.Version + 1)
                    .SetProperty(row => row.ChangedAt, row => DatabaseClock.UtcNow()),
                cancellation) == 1;
}
