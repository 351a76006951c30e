using Tahoon.Booking.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.Policies;

/// <summary><c>GET /api/v1/organisation/policies</c>.</summary>
internal static class ShowPolicies
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/v1/organisation/policies", HandleAsync)
        .RequireScope(Scopes.Bookings, CallerKind.User, CallerKind.Provider)
        .WithName(nameof(ShowPolicies))
        .WithTags("Policies")
        .WithSummary("The organisation's cut-offs and what is given back after them; the ETag is the version.")
        .Produces<PolicyView>()
        .ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        Caller caller, HttpResponse response, Database<BookingDb> database, CancellationToken cancellation)
    {
        var policy = await database.ReadAsync((context, token) => context.PolicyAsync(caller.OrganisationId, token), cancellation);
        response.Headers.ETag = ETag.Of(policy.Version);
        return TypedResults.Ok(PolicyView.Of(policy));
    }
}
