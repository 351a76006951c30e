using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>Gives an application a token for one of its organisation's users, to hand to that user's app.</summary>
internal static class CreateUserToken
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/users/{id}/tokens", HandleAsync)
        .RequireScope(Scopes.Users)
        .AnswersTokens()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithName("CreateUserToken")
        .WithTags("Tokens")
        .WithSummary("Get a user's token")
        .WithDescription("The token lives 60 minutes and may see and change that user's own things, nothing else.");

    private static async Task<IResult> HandleAsync(
        UserId id, Caller caller, Database<IdentityDb> database, AccessTokens tokens, CancellationToken cancellation)
    {
        var exists = await database.ReadAsync(
            (context, token) => context.Users.AnyAsync(user => user.Id == id.Value, token), cancellation);
        Result<TokenResponse> answer = exists
            ? TokenResponse.Of(await tokens.ForUserAsync(id.Value, caller.OrganisationId, caller.ApplicationId, cancellation))
            : Failures.NotFound;
        return answer.ToTokenResult();
    }
}
