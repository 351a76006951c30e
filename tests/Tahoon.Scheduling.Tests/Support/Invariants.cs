using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Testing;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>What is true of allocations and cells after every commit.</summary>
internal static class Invariants
{
    public static async Task CheckAsync(SchedulingService service)
    {
        var (allocations, cells) = await service.Services.ReadAsync<SchedulingDb, (List<Allocation>, List<Cell>)>(
            async db => (await db.Allocations.ToListAsync(), await db.Cells.ToListAsync()));
        var live = allocations.Where(row => row.State != AllocationState.Released).ToDictionary(row => row.Id);

        foreach (var cell in cells)
        {
            Assert.True(live.TryGetValue(cell.AllocationId, out var holder), $"Cell {cell.Number} has no live allocation.");
            Assert.Equal(holder.ProviderId, cell.ProviderId);
            Assert.InRange(cell.Number, holder.FirstCell!.Value, holder.EndCell!.Value - 1);
        }

        var owners = cells.ToDictionary(cell => (cell.ProviderId, cell.Number), cell => live[cell.AllocationId].Owner);
        foreach (var row in live.Values)
            for (var number = row.FirstCell!.Value; number < row.EndCell!.Value; number++)
                Assert.True(
                    owners.TryGetValue((row.ProviderId!.Value, number), out var owner) && owner == row.Owner,
                    $"Allocation {row.Id} has not its cell {number}.");
    }
}
