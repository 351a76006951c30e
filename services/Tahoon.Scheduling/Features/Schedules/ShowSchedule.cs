using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary><c>GET /api/v1/providers/{id}/schedule</c>.</summary>
internal static class ShowSchedule
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/providers/{providerId}/schedule", Handle)
        .RequireScope(Scopes.Schedules, CallerKind.Provider)
        .WithName("ShowSchedule")
        .WithSummary("A provider's schedule; its ETag is the version")
        .WithTags("Schedules")
        .Produces<ScheduleView>()
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);

    private static async Task<IResult> Handle(
        ProviderId providerId, Caller caller, HttpResponse response, Database<SchedulingDb> database,
        TimeProvider clock, CancellationToken cancellation)
    {
        // what is free is open to the organisation, the rules behind it are not
        if (caller.Kind is CallerKind.Provider && caller.SubjectId != providerId.Value)
            return Failures.NotFound.ToResult();

        var found = await database.ReadAsync(
            (db, token) => ScheduleReading.ViewAsync(
                db, providerId.Value, Instant.FromDateTimeOffset(clock.GetUtcNow()), token),
            cancellation);
        if (!found.Failed)
            response.Headers.ETag = ETag.Of(found.Value.Version);

        return found.ToResult(TypedResults.Ok);
    }
}
