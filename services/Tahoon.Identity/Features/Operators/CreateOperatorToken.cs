using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Identity.Data;
using Tahoon.Identity.Domain;
using Tahoon.Identity.Features.Tokens;
using Tahoon.Identity.Tokens;
using Tahoon.Identity.Tries;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity.Features.Operators;

/// <summary><c>POST /internal/ops/tokens</c>: an operator's token for its key, by client credentials.</summary>
internal static class CreateOperatorToken
{
    private const string Grant = "client_credentials";

    public static void Map(RouteGroupBuilder group) => group.MapPost("/tokens", HandleAsync).AllowAnonymous().AnswersTokens();

    private static async Task<IResult> HandleAsync(
        HttpRequest http, Database<IdentityDb> database, AccessTokens tokens, TokenTries tries, CancellationToken cancellation)
    {
        var request = await TokenRequest.ReadAsync(http, cancellation);
        var answer = request switch
        {
            { Failure: { } failure } => failure,
            { Value: { GrantType: Grant, ClientSecret: { Length: > 0 } key, ClientId: var name } } => await tries.GuardAsync(
                TrySource.OfOperator(http.HttpContext, name), () => IssueAsync(key, name, database, tokens, cancellation)),
            { Value.GrantType: Grant } => Failures.InvalidRequest.Because("The operator's key is missing."),
            _ => Failures.UnsupportedGrantType,
        };
        return answer.ToTokenResult();
    }

    private static async Task<Result<TokenResponse>> IssueAsync(
        string key, string? name, Database<IdentityDb> database, AccessTokens tokens, CancellationToken cancellation)
    {
        if (key.Length > AccessKey.LongestText)
            return Failures.InvalidClient;

        var hash = AccessKey.HashOf(key);
        var found = await database.AsSystem.ReadAsync(
            (context, token) => context.Operators.SingleOrDefaultAsync(one => one.KeyHash == hash, token), cancellation);
        if (found is null || !found.Has(key) || (name is { Length: > 0 } && name != found.Name))
            return Failures.InvalidClient;

        return TokenResponse.Of(await tokens.ForOperatorAsync(found.Name, cancellation));
    }
}
