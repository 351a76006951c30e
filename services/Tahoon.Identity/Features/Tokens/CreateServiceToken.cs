using System.Security.Cryptography;
using System.Text;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Identity.Tokens;
using Tahoon.Identity.Tries;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>Gives a service its token for calls under <c>/internal</c>, for the secret that only it and Identity have.</summary>
internal static class CreateServiceToken
{
    private const string Secrets = "Tahoon:ServiceSecrets";

    public static void Map(RouteGroupBuilder group) => group.MapPost("/tokens", HandleAsync).AllowAnonymous();

    private static async Task<IResult> HandleAsync(
        ServiceTokenCommand command, HttpContext http, AccessTokens tokens, IConfiguration configuration, TokenTries tries,
        CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var answer = await tries.GuardAsync<ServiceToken>(
            TrySource.OfService(http, command.Service),
            async () =>
            {
                if (!IsSame(SecretOf(command.Service, configuration), command.Secret))
                    return Failures.InvalidClient;

                var token = await tokens.ForServiceAsync(command.Service, cancellation);
                return new ServiceToken(token.Text, token.Seconds);
            });
        return answer.ToResult(TypedResults.Ok);
    }

    /// <summary>Looked up among the names, so that no name reaches into other configuration.</summary>
    private static string? SecretOf(string? service, IConfiguration configuration) => configuration.GetSection(Secrets).GetChildren()
        .FirstOrDefault(secret => string.Equals(secret.Key, service, StringComparison.Ordinal))?.Value;

    /// <summary>Compares hashes, which takes as long whatever was sent; a secret that is not there is nobody's.</summary>
    private static bool IsSame(string? secret, string? sent) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(sent ?? "")))
        && secret is { Length: > 0 };
}
