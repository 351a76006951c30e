using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Clients;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>Gives an application a token for one of its organisation's providers, to hand to that provider's app.</summary>
internal static class CreateProviderToken
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/providers/{id}/tokens", HandleAsync)
        .RequireScope(Scopes.Users)
        .AnswersTokens()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("CreateProviderToken")
        .WithTags("Tokens")
        .WithSummary("Get a provider's token")
        .WithDescription(
            "The token lives 60 minutes and may see and change that provider's own schedule, and see its own bookings.");

    private static async Task<IResult> HandleAsync(
        ProviderId id, Caller caller, Providers providers, AccessTokens tokens, CancellationToken cancellation)
    {
        Result<TokenResponse> answer = await providers.HasAsync(caller.OrganisationId, id.Value, cancellation)
            ? TokenResponse.Of(
                await tokens.ForProviderAsync(id.Value, caller.OrganisationId, caller.ApplicationId, cancellation))
            : Failures.NotFound;
        return answer.ToTokenResult();
    }
}
