using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary><c>DELETE /api/v1/providers/{id}/time-off/{timeOffId}</c>: the span is offered again.</summary>
internal static class GiveTimeOffBack
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapDelete("/api/v1/providers/{providerId}/time-off/{timeOffId}", Handle)
        .RequireScope(Scopes.Schedules, CallerKind.Provider)
        .WithName("GiveTimeOffBack")
        .WithSummary("Ends time off; wants the schedule's If-Match")
        .WithTags("Schedules")
        .Produces(204)
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        ProviderId providerId, TimeOffId timeOffId, ETag? seen, HttpResponse response,
        Database<SchedulingDb> database, CancellationToken cancellation)
    {
        var given = await database.WriteAsync(
            (db, token) => GiveBackAsync(db, providerId.Value, timeOffId.Value, seen, token), cancellation);
        return given.ToResult(schedule =>
        {
            response.Headers.ETag = ETag.Of(schedule.Version);
            return TypedResults.NoContent();
        });
    }

    private static async Task<Result<Schedule>> GiveBackAsync(
        SchedulingDb db, Guid provider, Guid timeOff, ETag? seen, CancellationToken cancellation)
    {
        var found = await ScheduleReading.ToChangeAsync(db, provider, seen, cancellation);
        if (found.Failed)
            return found;

        var gone = await db.TimeOff
            .Where(row => row.Id == timeOff && row.ProviderId == provider).ExecuteDeleteAsync(cancellation);
        return gone == 0 ? Failures.NotFound : found;
    }
}
