using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Data;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Features.Users;

/// <summary>A user of the caller's organisation, or the caller itself.</summary>
internal static class GetUser
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/users/{id}", HandleAsync)
        .RequireScope(Scopes.Users, CallerKind.User)
        .Produces<UserResource>()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("GetUser")
        .WithTags("Users")
        .WithSummary("Read a user");

    private static async Task<IResult> HandleAsync(
        UserId id, Caller caller, HttpResponse response, Database<IdentityDb> database, AccessTrail<IdentityDb> trail,
        CancellationToken cancellation)
    {
        var user = await database.ReadAsync(
            (context, token) => context.Users.SingleOrDefaultAsync(row => row.Id == id.Value, token), cancellation);
        if (user is null)
            return Failures.NotFound.ToResult();

        await trail.RecordAsync(caller, AccessAction.Read, "user", [user.Id], user.Id);
        response.Headers.ETag = UserResource.ETagOf(user);
        return TypedResults.Ok(UserResource.Of(user));
    }
}
