using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
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

        var changed = await InTurnAsync(
            database, (db, token) => ReplaceAsync(db, caller.OrganisationId, form, seen, token), cancellation);
        if (changed.Failed)
            return changed.Failure.ToResult();

        // whoever reserved before has committed, and whoever reserves now finds the new dates
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var view = await database.ReadAsync(
            (db, token) => ViewAsync(db, caller.OrganisationId, now, token), cancellation);
        response.Headers.ETag = ETag.Of(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Result<int>> InTurnAsync(
        Database<SchedulingDb> database, Func<SchedulingDb, CancellationToken, Task<Result<int>>> replace,
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

    private static async Task<Result<int>> ReplaceAsync(
        SchedulingDb db, Guid organisation, HolidaysForm form, ETag seen, CancellationToken cancellation)
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
            Title = holiday.Title!,
        }));
        return version;
    }

    private static async Task<HolidaysView> ViewAsync(
        SchedulingDb db, Guid organisation, Instant now, CancellationToken cancellation)
    {
        var providers = await db.Schedules.Where(row => row.OrganisationId == organisation)
            .Select(row => row.ProviderId).ToListAsync(cancellation);
        var outside = await BookingsOutside.FindAsync(db, providers, now, cancellation);
        return await HolidaysView.ReadAsync(db, organisation, cancellation) with { BookingsOutside = outside };
    }
}
