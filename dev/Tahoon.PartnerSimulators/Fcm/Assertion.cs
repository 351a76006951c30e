using System.Security.Cryptography;
using Tahoon.PartnerSimulators.Tokens;

namespace Tahoon.PartnerSimulators.Fcm;

/// <summary>Checks the assertion of a token request: an RS256 JWT of a service account.</summary>
internal static class Assertion
{
    private const string Scope = "https://www.googleapis.com/auth/firebase.messaging";
    private const long Skew = 300;

    /// <summary>What is wrong with it, as OAuth names it, or null. The signature counts where a public key is configured.</summary>
    public static (string Error, string Description)? Fault(string? text, string? publicKey, DateTimeOffset now)
    {
        if (!Jwt.TryRead(text, out var jwt) || jwt.Algorithm != "RS256")
            return ("invalid_grant", "Invalid JWT: not an RS256 JWT.");
        if (publicKey is { Length: > 0 } && !Signed(jwt, publicKey))
            return ("invalid_grant", "Invalid JWT Signature.");
        if (jwt.Text("iss") is not { Length: > 0 })
            return ("invalid_grant", "Invalid issuer: Not found.");
        if (jwt.Text("aud") is not { } audience || !audience.EndsWith("/token", StringComparison.Ordinal))
            return ("invalid_grant", "Invalid JWT: Failed audience check.");
        var seconds = now.ToUnixTimeSeconds();
        if (jwt.Seconds("iat") is not { } issued || jwt.Seconds("exp") is not { } expires
            || issued > seconds + Skew || expires <= seconds || expires - issued > 3_600)
            return ("invalid_grant", "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.");
        if (jwt.Text("scope")?.Split(' ').Contains(Scope) != true)
            return ("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
        return null;
    }

    private static bool Signed(Jwt jwt, string publicKey)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(publicKey);
        return rsa.VerifyData(jwt.Signed, jwt.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
