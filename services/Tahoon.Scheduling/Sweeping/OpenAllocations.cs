using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Scheduling.Sweeping;

/// <summary>Counts allocations that are not final yet.</summary>
internal sealed class OpenAllocations(Database<SchedulingDb> database, SchedulingMetrics metrics) : ICensus
{
    private static readonly (AllocationState State, string Name)[] States = [(AllocationState.Held, "held"), (AllocationState.Pending, "pending")];

    public async Task CountAsync(CancellationToken cancellation)
    {
        foreach (var (state, name) in States)
        {
            var (count, age) = await database.AsSystem.ReadAsync((db, token) => ReadAsync(db, state, token), cancellation);
            metrics.Open(name, count, age);
        }
    }

    private static async Task<(long Count, TimeSpan Age)> ReadAsync(SchedulingDb db, AllocationState state, CancellationToken cancellation)
    {
        var open = db.Allocations.Where(row => row.State == state);
        if (await open.LongCountAsync(cancellation) is not (> 0 and var count))
            return (0, TimeSpan.Zero);

        var age = await DatabaseClock.ReadAsync(db, cancellation) - await open.MinAsync(row => row.ChangedAt, cancellation);
        return (count, age > TimeSpan.Zero ? age : TimeSpan.Zero);
    }
}
