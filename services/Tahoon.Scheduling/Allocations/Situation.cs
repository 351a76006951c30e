using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>What a reserve has to know first, read in one statement.</summary>
/// <param name="Allocation">The allocation of the id, where there is one.</param>
internal sealed record Situation(Guid OrganisationId, int ScheduleVersion, Allocation? Allocation)
{
    public static Task<Situation> ReadAsync(SchedulingDb db, Guid id, Guid provider, CancellationToken cancellation) =>
        (from schedule in db.Schedules.AsNoTracking()
         where schedule.ProviderId == provider
         join row in db.Allocations on id equals row.Id into rows
         from allocation in rows.DefaultIfEmpty()
         select new Situation(schedule.OrganisationId, schedule.Version, allocation))
        .SingleAsync(cancellation);
}
