using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Confirms an allocation, inside a transaction.</summary>
internal static class ConfirmTime
{
    /// <summary>
    /// Makes Pending Confirmed, and never anything else: no row is inserted, and what was released stays so.
    /// </summary>
    /// <returns>The allocation as it is now, or null where it is unknown.</returns>
    public static async Task<Allocation?> InAsync(SchedulingDb db, Guid id, CancellationToken cancellation)
    {
        await db.Allocations
            .Where(row => row.Id == id && row.State == AllocationState.Pending)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, AllocationState.Confirmed)
                    .SetProperty(row => row.Version, row => row.Version + 1)
                    .SetProperty(row => row.ChangedAt, row => DatabaseClock.UtcNow()),
                cancellation);
        return await db.Allocations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
    }
}
