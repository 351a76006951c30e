using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Changes cells, whole sets at a time.</summary>
internal static class CellRows
{
    /// <summary>Inserts cells in one statement; the numbers travel as JSON.</summary>
    public static async Task AddAsync(
        SchedulingDb db, Guid provider, Guid allocation, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        var set = JsonSerializer.Serialize(numbers);
        await db.Database.ExecuteSqlAsync(
            db.Database.IsSqlite()
                ? (FormattableString)$"""
                INSERT INTO Cells (ProviderId, Number, AllocationId)
                SELECT {provider}, value, {allocation} FROM json_each({set})
                """
                : $"""
                INSERT INTO Cells (ProviderId, Number, AllocationId)
                SELECT {provider}, n, {allocation} FROM OPENJSON({set}) WITH (n int '$')
                """,
            cancellation);
    }

    /// <summary>
    /// Gives up the cells of an allocation that was just released: those that a live allocation of the same owner covers too
    /// go over to it, as the owner keeps them, and the others are free.
    /// </summary>
    public static async Task GiveUpAsync(SchedulingDb db, Guid allocation, CancellationToken cancellation)
    {
        var heirs = await (
            from mine in db.Allocations
            where mine.Id == allocation
            from other in db.Allocations
            where other.Owner == mine.Owner && other.ProviderId == mine.ProviderId && other.Id != mine.Id
                && other.State != AllocationState.Released
                && other.FirstCell < mine.EndCell && mine.FirstCell < other.EndCell
            select new { other.Id, other.FirstCell, other.EndCell }).ToListAsync(cancellation);

        foreach (var heir in heirs)
            await db.Cells
                .Where(cell => cell.AllocationId == allocation && cell.Number >= heir.FirstCell && cell.Number < heir.EndCell)
                .ExecuteUpdateAsync(set => set.SetProperty(cell => cell.AllocationId, heir.Id), cancellation);

        await db.Cells.Where(cell => cell.AllocationId == allocation).ExecuteDeleteAsync(cancellation);
    }
}
