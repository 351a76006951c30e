using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Sweeping;

/// <summary>Ends holds that lapsed: clocks end holds, so nobody is asked. A conversion that commits first stays.</summary>
internal sealed class LapsedHolds(Database<SchedulingDb> database, SchedulingMetrics metrics)
{
    private readonly Database<SchedulingDb> _database = database.AsSystem;

    private const int AtOnce = 100;

    /// <summary>Ends the oldest; the number found.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var lapsed = await _database.ReadAsync(
            (db, token) => db.Allocations
                .Where(row => row.State == AllocationState.Held && row.ExpiresAt <= DatabaseClock.UtcNow())
                .OrderBy(row => row.ExpiresAt)
                .Select(row => row.Id)
                .Take(AtOnce)
                .ToListAsync(token),
            cancellation);
        foreach (var id in lapsed)
        {
            if (await _database.WriteAsync((db, token) => EndAsync(db, id, token), cancellation))
                metrics.Swept("lapsed");
        }

        return lapsed.Count;
    }

    private static async Task<bool> EndAsync(SchedulingDb db, Guid id, CancellationToken cancellation)
    {
        await ProviderTurn.TakeOfAsync(db, [id], cancellation);
        return await ReleaseTime.ExpireAsync(db, id, cancellation);
    }
}
