using Tahoon.Contracts.Errors;
using Tahoon.Identity.Tries;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>The token endpoint of new clients: RFC 6749's client credentials, where the access key is the secret.</summary>
internal static class CreateToken
{
    private const string Grant = "client_credentials";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/tokens", HandleAsync)
        .AllowAnonymous()
        .AnswersTokens()
        .Accepts<ClientCredentialsGrant>("application/x-www-form-urlencoded", "application/json")
        .WithName("CreateToken")
        .WithTags("Tokens")
        .WithSummary("Get an application's token by client credentials")
        .WithDescription("Send grant_type \"client_credentials\" and client_secret, the access key; client_id and scope are optional.");

    private static async Task<IResult> HandleAsync(
        HttpRequest http, IssueApplicationToken issue, TokenTries tries, CancellationToken cancellation)
    {
        var request = await TokenRequest.ReadAsync(http, cancellation);
        var answer = request switch
        {
            { Failure: { } failure } => failure,
            { Value: { GrantType: Grant } asked } => await tries.GuardAsync(
                TrySource.OfClient(http.HttpContext, asked.ClientId),
                () => issue.HandleAsync(asked.ClientSecret, asked.ClientId, asked.Scope, cancellation)),
            _ => Failures.UnsupportedGrantType,
        };
        return answer.ToTokenResult();
    }
}
