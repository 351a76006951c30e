using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>What a reserve has to know first, read in one statement.</summary>
/// <param name="Allocation">The allocation of the id, where there is one.</param>
internal sealed record Situation(Guid OrganisationId, int ScheduleVersion, Allocation? Allocation)
{
    public static Task<Situation> ReadAsync(SchedulingDb db, Guid id, Guid provider, CancellationToken cancellation) =>
        db.Schedules.AsNoTracking()
            .Where(schedule => schedule.ProviderId == provider)
            .Select(schedule => new Situation(
                schedule.OrganisationId,
                schedule.Version,
                db.Allocations.FirstOrDefault(allocation => allocation.Id == id)))
            .SingleAsync(cancellation);
}
