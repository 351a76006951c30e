using System.Security.Cryptography;
using System.Text;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>Gives a service its token for calls under <c>/internal</c>, for the secret that all services share.</summary>
internal static class CreateServiceToken
{
    private const int LongestName = 32;

    public static void Map(RouteGroupBuilder group) => group.MapPost("/tokens", HandleAsync).AllowAnonymous();

    private static async Task<IResult> HandleAsync(
        ServiceTokenCommand command, AccessTokens tokens, IConfiguration configuration, HttpResponse response,
        CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        if (configuration["Tahoon:ServiceSecret"] is not { Length: > 0 } secret || !IsSame(secret, command.Secret))
            return Failures.InvalidClient.ToResult();
        if (command.Service is not { Length: > 0 and <= LongestName })
            return Failures.InvalidRequest.Because("The service's name is missing.").ToResult();

        var token = await tokens.ForServiceAsync(command.Service, cancellation);
        return TypedResults.Ok(new ServiceToken(token.Text, token.Seconds));
    }

    /// <summary>Compares hashes, which takes as long whatever was sent.</summary>
    private static bool IsSame(string secret, string? sent) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(sent ?? "")));
}
