using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Holidays;

/// <summary><c>GET /api/v1/organisation/holidays</c>.</summary>
internal static class ShowHolidays
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/organisation/holidays", Handle)
        .RequireScope(Scopes.Schedules, CallerKind.Provider)
        .WithName("ShowHolidays")
        .WithSummary("The dates on which the organisation is closed; their ETag is the version")
        .WithTags("Schedules")
        .Produces<HolidaysView>()
        .ProducesProblem(401).ProducesProblem(403);

    private static async Task<IResult> Handle(
        Caller caller, HttpResponse response, Database<SchedulingDb> database, CancellationToken cancellation)
    {
        var view = await database.ReadAsync(
            (db, token) => HolidaysView.ReadAsync(db, caller.OrganisationId, token), cancellation);
        response.Headers.ETag = ETag.Of(view.Version);
        return TypedResults.Ok(view);
    }
}
