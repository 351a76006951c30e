using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Features.Holidays;

/// <summary>
/// Holidays change for all providers of an organisation at once: the list's own row first, so that two changes go one by one,
/// then the turn of every provider, so that what is being reserved at this moment either was before and is told, or comes after
/// and finds the new dates; then the schedules' versions, so that no copy of a schedule is taken for the one in force.
/// </summary>
internal static class HolidayTurn
{
    /// <summary>
    /// A schedule that is to be added waits for a change of the holidays, and lets the next one wait: that finds it, and raises its
    /// version too. The list itself is not changed, but made where there is none, as what is not there can't be waited for.
    /// </summary>
    public static async Task TakeToAddAsync(SchedulingDb db, Guid organisation, CancellationToken cancellation)
    {
        var list = db.HolidayLists.Where(row => row.OrganisationId == organisation);
        if (await list.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellation) > 0)
            return;

        db.Add(new HolidayList { OrganisationId = organisation, Version = 1 });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The list's version, raised.</summary>
    public static async Task<int> TakeAsync(SchedulingDb db, Guid organisation, CancellationToken cancellation)
    {
        var lists = db.HolidayLists.Where(row => row.OrganisationId == organisation);
        if (await lists.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellation) == 0)
        {
            db.Add(new HolidayList { OrganisationId = organisation, Version = 1 });
            await db.SaveChangesAsync(cancellation);
        }

        var schedules = db.Schedules.Where(row => row.OrganisationId == organisation);
        await db.ProviderLocks.Where(row => schedules.Select(schedule => schedule.ProviderId).Contains(row.ProviderId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1), cancellation);
        await schedules.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellation);
        return await lists.Select(row => row.Version).SingleAsync(cancellation);
    }
}
