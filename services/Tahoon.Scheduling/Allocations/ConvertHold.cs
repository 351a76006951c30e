using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>
/// Gives the time of a hold to a try to book, inside a transaction: the hold ends and the allocation has its cells. The try
/// has an id of its own, so whoever refuses it refuses nobody else's. What was promised as the time was held (hours, notice)
/// is not looked at again.
/// </summary>
internal static class ConvertHold
{
    /// <summary>
    /// Converts, or answers as it did before where the allocation is known. <c>hold_expired</c> where the hold lapsed, was
    /// given back or used: whichever of conversion, expiry and release commits first, stays.
    /// </summary>
    public static async Task<Result<AllocationView>> InAsync(
        SchedulingDb db, Guid holdId, Guid id, ConvertHoldCommand command, CancellationToken cancellation)
    {
        await ProviderTurn.TakeOfAsync(db, [holdId], cancellation);
        var rows = await db.Allocations.AsNoTracking()
            .Where(row => row.Id == id || row.Id == holdId).ToListAsync(cancellation);
        if (rows.Find(row => row.Id == id) is { } before)
            return ReserveTime.Again(before, command.Owner, command.ProviderId, command.Start, command.DurationMinutes);

        if (rows.Find(row => row.Id == holdId) is not { } hold
            || hold.UserId != command.UserId
            || !await db.Schedules.AnyAsync(
                row => row.ProviderId == hold.ProviderId && row.OrganisationId == command.OrganisationId, cancellation))
            return Failures.NotFound;
        if ((hold.ProviderId, hold.StartsAt, hold.EndsAt)
            != (command.ProviderId, command.Start, command.Start.AddMinutes(command.DurationMinutes)))
            return Failures.HoldMismatch;

        return await EndAsync(db, holdId, cancellation)
            ? await TakeOverAsync(db, hold, id, command.Owner, cancellation)
            : Failures.HoldExpired;
    }

    private static async Task<bool> EndAsync(SchedulingDb db, Guid holdId, CancellationToken cancellation) =>
        await db.Allocations
            .Where(row => row.Id == holdId && row.State == AllocationState.Held && row.ExpiresAt > DatabaseClock.UtcNow())
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, AllocationState.Released)
                    .SetProperty(row => row.Version, row => row.Version + 1)
                    .SetProperty(row => row.ChangedAt, row => DatabaseClock.UtcNow()),
                cancellation) == 1;

    private static async Task<Result<AllocationView>> TakeOverAsync(
        SchedulingDb db, Allocation hold, Guid id, Guid owner, CancellationToken cancellation)
    {
        var allocation = new Allocation
        {
            Id = id,
            State = AllocationState.Pending,
            Version = 1,
            Owner = owner,
            ProviderId = hold.ProviderId,
            StartsAt = hold.StartsAt,
            EndsAt = hold.EndsAt,
            FirstCell = hold.FirstCell,
            EndCell = hold.EndCell,
            HoldId = hold.Id,
        };
        db.Allocations.Add(allocation);
        await db.SaveChangesAsync(cancellation);
        await db.Cells.Where(cell => cell.AllocationId == hold.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(cell => cell.AllocationId, id), cancellation);
        return allocation.ToView();
    }
}
