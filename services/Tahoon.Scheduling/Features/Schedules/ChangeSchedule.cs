using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary><c>PUT /api/v1/providers/{id}/schedule</c>: replaces the rules; what is booked already stays booked, and
/// is told where it is outside of them. With <c>If-None-Match: *</c> it makes a schedule where there is none (<see cref="AddSchedule"/>).</summary>
internal static class ChangeSchedule
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPut("/api/v1/providers/{providerId}/schedule", Handle)
        .RequireScope(Scopes.Schedules, CallerKind.Provider)
        .WithName("ChangeSchedule")
        .WithSummary("Replaces a provider's schedule; wants If-Match")
        .WithDescription("A provider's first schedule is made with If-None-Match: * instead of If-Match, and answered with 201.")
        .WithTags("Schedules")
        .Produces<ScheduleView>()
        .Produces<ScheduleView>(201)
        .ProducesValidationProblem()
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        ProviderId providerId, ScheduleForm form, ETag? seen, Caller caller, HttpContext http, AddSchedule add,
        Database<SchedulingDb> database, TimeProvider clock, CancellationToken cancellation)
    {
        if (form.Fault() is { } fault)
            return fault.ToResult();

        var isFirst = seen is null && http.Request.Headers.IfNoneMatch == "*";
        var changed = isFirst
            ? await add.HandleAsync(caller, providerId.Value, form, cancellation)
            : await database.WriteAsync((db, token) => ReplaceAsync(db, providerId.Value, form, seen, token), cancellation);
        if (changed.Failed)
            return changed.Failure.ToResult();

        // whoever reserved before has committed, and whoever reserves now goes by the new rules
        var view = await database.ReadAsync(
            (db, token) => ScheduleReading.ViewAsync(
                db, providerId.Value, Instant.FromDateTimeOffset(clock.GetUtcNow()), token),
            cancellation);
        if (!view.Failed)
            http.Response.Headers.ETag = ETag.Of(view.Value.Version);

        return view.ToResult<ScheduleView>(
            schedule => isFirst ? TypedResults.Created(http.Request.Path, schedule) : TypedResults.Ok(schedule));
    }

    private static async Task<Result<Schedule>> ReplaceAsync(
        SchedulingDb db, Guid provider, ScheduleForm form, ETag? seen, CancellationToken cancellation)
    {
        var found = await ScheduleReading.ToChangeAsync(db, provider, seen, cancellation);
        if (found.Failed)
            return found;

        Set(found.Value, form);
        await db.SessionLengths.Where(row => row.ProviderId == provider).ExecuteDeleteAsync(cancellation);
        await db.WeekHours.Where(row => row.ProviderId == provider).ExecuteDeleteAsync(cancellation);
        await db.DateHours.Where(row => row.ProviderId == provider).ExecuteDeleteAsync(cancellation);
        db.AddRange(ScheduleRows.Of(provider, form));
        return found;
    }

    /// <summary>Puts what a form says, but for its lists, into the schedule.</summary>
    internal static void Set(Schedule schedule, ScheduleForm form)
    {
        schedule.TimeZone = form.TimeZone!;
        schedule.SlotMinutes = form.SlotMinutes!.Value;
        schedule.BufferBeforeMinutes = form.BufferBeforeMinutes;
        schedule.BufferAfterMinutes = form.BufferAfterMinutes;
        schedule.NoticeMinutes = form.NoticeMinutes;
        schedule.HorizonDays = form.HorizonDays!.Value;
        schedule.MaxPerDay = form.MaxPerDay;
    }
}
