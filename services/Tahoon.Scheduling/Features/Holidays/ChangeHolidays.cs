using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Features.Schedules;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Holidays;

/// <summary>
/// <c>PUT /api/v1/organisation/holidays</c>: replaces them for all providers of the organisation at once; what is booked already
/// stays booked, and is told where it is outside of the hours.
/// </summary>
internal static class ChangeHolidays
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPut("/api/v1/organisation/holidays", Handle)
        .RequireScope(Scopes.Schedules)
        .WithName("ChangeHolidays")
        .WithSummary("Replaces the dates on which the organisation is closed; wants If-Match")
        .WithTags("Schedules")
        .Produces<HolidaysView>()
        .ProducesValidationProblem()
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        HolidaysForm form, ETag? seen, Caller caller, HttpResponse response, Database<SchedulingDb> database,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (form.Fault() is { } fault)
            return fault.ToResult();
        if (seen is null)
            return Failures.PreconditionRequired.ToResult();

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var changed = await InTurnAsync(
            database, (db, token) => ReplaceAsync(db, caller.OrganisationId, form, seen, now, token), cancellation);
        if (!changed.Failed)
            response.Headers.ETag = ETag.Of(changed.Value.Version);

        return changed.ToResult(TypedResults.Ok);
    }

    private static async Task<Result<HolidaysView>> InTurnAsync(
        Database<SchedulingDb> database, Func<SchedulingDb, CancellationToken, Task<Result<HolidaysView>>> replace,
        CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                return await database.WriteAsync(replace, cancellation);
            }
            catch (Exception exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // another made the organisation's first list meanwhile: look again
            }
        }
    }

    private static async Task<Result<HolidaysView>> ReplaceAsync(
        SchedulingDb db, Guid organisation, HolidaysForm form, ETag seen, Instant now, CancellationToken cancellation)
    {
        var version = await HolidayTurn.TakeAsync(db, organisation, cancellation);
        if (!seen.Matches(version - 1))
            return Failures.PreconditionFailed;

        await db.Holidays.Where(row => row.OrganisationId == organisation).ExecuteDeleteAsync(cancellation);
        db.AddRange(form.Holidays!.Select(holiday => new HolidayDate
        {
            OrganisationId = organisation,
            Date = holiday.Date!.Value,
            EveryYear = holiday.EveryYear,
            Name = holiday.Name!,
        }));
        await db.SaveChangesAsync(cancellation);

        var providers = await db.Schedules.Where(row => row.OrganisationId == organisation)
            .Select(row => row.ProviderId).ToListAsync(cancellation);
        return await HolidaysView.ReadAsync(db, organisation, cancellation) with
        {
            BookingsOutside = await BookingsOutside.FindAsync(db, providers, now, cancellation),
        };
    }
}
