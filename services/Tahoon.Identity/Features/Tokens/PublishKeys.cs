using Microsoft.IdentityModel.Tokens;
using Tahoon.Identity.Tokens;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>The public keys of tokens (RFC 7517).</summary>
internal static class PublishKeys
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/.well-known/jwks.json", HandleAsync)
        .AllowAnonymous()
        .WithName("PublishKeys")
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(SigningKeys keys, HttpResponse response, CancellationToken cancellation)
    {
        var ring = await keys.CurrentAsync(cancellation);
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(new KeySet([.. ring.Published.Select(PublicKey)]));
    }

    private static Key PublicKey(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new Key(
            "EC", "P-256", "sig", SecurityAlgorithms.EcdsaSha256, key.KeyId,
            Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }

    internal sealed record KeySet(IReadOnlyList<Key> Keys);

    internal sealed record Key(string Kty, string Crv, string Use, string Alg, string Kid, string X, string Y);
}
