using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>The provider's lock row: whoever changes its time updates it first, so changes of one provider go one by one.</summary>
internal static class ProviderTurn
{
    /// <summary>0 where the provider has no schedule.</summary>
    public static Task<int> TakeAsync(SchedulingDb db, Guid provider, CancellationToken cancellation) =>
        db.ProviderLocks.Where(row => row.ProviderId == provider)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1), cancellation);

    /// <summary>Takes the turns of the providers of some allocations, in one statement, so that two can't wait for each other.</summary>
    public static Task<int> TakeOfAsync(SchedulingDb db, Guid[] allocations, CancellationToken cancellation) =>
        db.ProviderLocks
            .Where(row => db.Allocations
                .Where(allocation => EF.Parameter(allocations).Contains(allocation.Id))
                .Select(allocation => allocation.ProviderId)
                .Contains(row.ProviderId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1), cancellation);
}
