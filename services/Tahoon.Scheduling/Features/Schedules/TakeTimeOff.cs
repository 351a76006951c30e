using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>Time to take off.</summary>
/// <param name="Start">Inclusive.</param>
/// <param name="End">Exclusive.</param>
public sealed record TimeOffRequest([property: Required] DateTime? Start, [property: Required] DateTime? End);

/// <summary><c>POST /api/v1/providers/{id}/time-off</c>: offers nothing in a span; what is booked already stays booked, and
/// is told.</summary>
internal static class TakeTimeOff
{
    private const int Most = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(731);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/providers/{providerId}/time-off", Handle)
        .RequireScope(Scopes.Schedules, CallerKind.Provider)
        .WithName("TakeTimeOff")
        .WithSummary("Takes time off; wants the schedule's If-Match")
        .WithTags("Schedules")
        .Produces<TimeOffTaken>(201)
        .ProducesValidationProblem()
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        ProviderId providerId, TimeOffRequest request, ETag? seen, HttpResponse response,
        Database<SchedulingDb> database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.End <= request.Start || request.End - request.Start > Longest)
            return Failures.Invalid("end", "Time off ends after it begins, at most two years later.").ToResult();

        var off = new TimeOff
        {
            Id = Guid.CreateVersion7(),
            ProviderId = providerId.Value,
            StartsAt = request.Start!.Value,
            EndsAt = request.End!.Value,
        };
        var taken = await database.WriteAsync((db, token) => TakeAsync(db, off, seen, token), cancellation);
        if (taken.Failed)
            return taken.Failure.ToResult();

        // whoever reserved before has committed, and whoever reserves now finds the time off
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var outside = await database.ReadAsync(
            (db, token) => BookingsOutside.FindAsync(db, [off.ProviderId], now, token), cancellation);
        response.Headers.ETag = ETag.Of(taken.Value.Version);
        var view = TimeOffView.Of(off, DateTimeZoneProviders.Tzdb[taken.Value.TimeZone]);
        return TypedResults.Created(
            $"/api/v1/providers/{providerId}/time-off/{view.TimeOffId}", TimeOffTaken.Of(view, outside));
    }

    private static async Task<Result<Schedule>> TakeAsync(
        SchedulingDb db, TimeOff off, ETag? seen, CancellationToken cancellation)
    {
        var found = await ScheduleReading.ToChangeAsync(db, off.ProviderId, seen, cancellation);
        if (found.Failed)
            return found;
        if (await db.TimeOff.CountAsync(row => row.ProviderId == off.ProviderId, cancellation) >= Most)
            return Failures.Conflict.Because($"A provider has at most {Most} spans of time off.");

        db.Add(off);
        return found;
    }
}
