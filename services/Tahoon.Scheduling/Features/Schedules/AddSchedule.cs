using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Clients;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Features.Holidays;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>
/// A provider's first schedule. Whose provider it is, Catalogue says, before the transaction: a provider never goes to another
/// organisation, so that stays true.
/// </summary>
internal sealed class AddSchedule(Database<SchedulingDb> database, Providers providers)
{
    /// <summary>404 for what is no provider of the caller's organisation, 412 where there is a schedule.</summary>
    public async Task<Result<Schedule>> HandleAsync(
        Caller caller, Guid provider, ScheduleForm form, CancellationToken cancellation)
    {
        if (caller.Kind is not CallerKind.Application)
            return Failures.Forbidden.Because("A provider's first schedule is made by an application of its organisation.");
        if (!await providers.HasAsync(caller.OrganisationId, provider, cancellation))
            return Failures.NotFound;

        for (var again = false; ; again = true)
        {
            try
            {
                return await database.WriteAsync(
                    (db, token) => AddAsync(db, caller.OrganisationId, provider, form, token), cancellation);
            }
            catch (Exception exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // another made the schedule, or the organisation's list of holidays, meanwhile: look again
            }
        }
    }

    private static async Task<Result<Schedule>> AddAsync(
        SchedulingDb db, Guid organisation, Guid provider, ScheduleForm form, CancellationToken cancellation)
    {
        await HolidayTurn.TakeToAddAsync(db, organisation, cancellation);
        if (await db.Schedules.AnyAsync(row => row.ProviderId == provider, cancellation))
            return Failures.PreconditionFailed;

        var schedule = new Schedule { ProviderId = provider, OrganisationId = organisation, TimeZone = form.TimeZone!, Version = 1 };
        ChangeSchedule.Set(schedule, form);
        db.Add(schedule);
        db.Add(new ProviderLock { ProviderId = provider });
        db.AddRange(ScheduleRows.Of(provider, form));
        return schedule;
    }
}
