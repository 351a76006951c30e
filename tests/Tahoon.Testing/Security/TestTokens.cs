using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Testing.Security;

/// <summary>Access tokens as Identity makes them, signed by a key of this test process.</summary>
public static class TestTokens
{
    private static readonly ECDsaSecurityKey Key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    /// <summary>The identifier secret of every service under test: ids made by one are read by another.</summary>
    public const string IdentifierKey = "identifier-key-of-tests-0123456789abcdef";

    /// <summary>The service secret of every service under test.</summary>
    public const string ServiceSecret = "service-secret-of-tests";

    /// <summary>The published half of the key, as <c>/.well-known/jwks.json</c> tells it.</summary>
    public static string Jwks { get; } = MakeJwks();

    /// <summary>A token of an hour.</summary>
    /// <param name="caller">Whom it names.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="scopes">For applications; all of them where null.</param>
    public static string For(Caller caller, DateTimeOffset now, IReadOnlyCollection<string>? scopes = null)
    {
        var claims = new Dictionary<string, object>
        {
            [TokenClaims.Subject] = Subject(caller),
            [TokenClaims.Kind] = caller.Kind.ToString().ToLowerInvariant(),
        };
        if (caller.OrganisationId != Guid.Empty)
            claims[TokenClaims.Organisation] = new OrganisationId(caller.OrganisationId).ToString();
        if (caller.ApplicationId != Guid.Empty)
            claims[TokenClaims.Application] = new ClientId(caller.ApplicationId).ToString();
        if (caller.Kind == CallerKind.Application)
            claims[TokenClaims.Scope] = string.Join(' ', scopes ?? Scopes.All);

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddHours(1),
            Claims = claims,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static string Subject(Caller caller) => caller.Kind switch
    {
        CallerKind.Application => new ClientId(caller.SubjectId).ToString(),
        CallerKind.User => new UserId(caller.SubjectId).ToString(),
        CallerKind.Provider => new ProviderId(caller.SubjectId).ToString(),
        _ => "test",
    };

    private static string MakeJwks()
    {
        var point = Key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        return $$"""{"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"{{Key.KeyId}}","x":"{{x}}","y":"{{y}}"}]}""";
    }
}
