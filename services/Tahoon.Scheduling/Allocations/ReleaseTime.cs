using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Releases an allocation for good, inside a transaction. Only who has won the decision may ask for it.</summary>
internal static class ReleaseTime
{
    /// <summary>Releases whatever state it is in; an id that is unknown is recorded, so that a reserve that comes late is refused.</summary>
    public static async Task InAsync(SchedulingDb db, Guid id, CancellationToken cancellation)
    {
        await ProviderTurn.TakeOfAsync(db, [id], cancellation);
        if (await FreeAsync(db, id, row => row.State != AllocationState.Released, cancellation)
            || await db.Allocations.AnyAsync(row => row.Id == id, cancellation))
            return;

        db.Allocations.Add(new Allocation { Id = id, State = AllocationState.Released, Version = 1 });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Ends a hold before it lapses, where the provider's turn is taken already; false where it is none (any more).</summary>
    public static Task<bool> GiveBackAsync(SchedulingDb db, Guid id, CancellationToken cancellation) =>
        FreeAsync(db, id, row => row.State == AllocationState.Held, cancellation);

    /// <summary>Ends a hold that lapsed, where the provider's turn is taken already; false where it is none (any more).</summary>
    public static Task<bool> ExpireAsync(SchedulingDb db, Guid id, CancellationToken cancellation) =>
        FreeAsync(db, id, row => row.State == AllocationState.Held && row.ExpiresAt <= DatabaseClock.UtcNow(), cancellation);

    private static async Task<bool> FreeAsync(
        SchedulingDb db, Guid id, Expression<Func<Allocation, bool>> expected, CancellationToken cancellation)
    {
        var released = await db.Allocations
            .Where(row => row.Id == id).Where(expected)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, AllocationState.Released)
                    .SetProperty(row => row.Version, row => row.Version + 1)
                    .SetProperty(row => row.ChangedAt, row => DatabaseClock.UtcNow()),
                cancellation);
        if (released == 0)
            return false;

        await CellRows.GiveUpAsync(db, id, cancellation);
        return true;
    }
}
