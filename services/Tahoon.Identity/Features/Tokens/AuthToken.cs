using Tahoon.Contracts.Errors;
using Tahoon.Identity.Tries;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>The audited endpoint: an access key alone, as the password of a grant without a user.</summary>
internal static class AuthToken
{
    private const string Grant = "password";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/auth/token", HandleAsync)
        .AllowAnonymous()
        .AnswersTokens()
        .Accepts<PasswordGrant>("application/json", "application/x-www-form-urlencoded")
        .WithName("AuthToken")
        .WithTags("Tokens")
        .WithSummary("Get an application's token for its access key")
        .WithDescription("Send grant_type \"password\" and access_key, as JSON or as a form.");

    private static async Task<IResult> HandleAsync(
        HttpRequest http, IssueApplicationToken issue, TokenTries tries, CancellationToken cancellation)
    {
        var request = await TokenRequest.ReadAsync(http, cancellation);
        var answer = request switch
        {
            { Failure: { } failure } => failure,
            { Value: { GrantType: Grant } asked } => await tries.GuardAsync(
                TrySource.OfClient(http.HttpContext, null), () => issue.HandleAsync(asked.AccessKey, null, null, cancellation)),
            _ => Failures.UnsupportedGrantType,
        };
        return answer.ToTokenResult();
    }
}
