using System.Security.Cryptography;
using System.Text;
using Tahoon.PartnerSimulators.Tokens;

namespace Tahoon.PartnerSimulators.VideoSdk;

/// <summary>Checks the token of a server call: an HS256 JWT, sent without the word Bearer.</summary>
internal static class VideoSdkToken
{
    private static readonly string[] Permissions = ["allow_join", "allow_mod", "ask_join"];

    /// <summary>Null where the call may go on. The signature counts only where a secret is configured.</summary>
    public static IResult? Refuse(HttpRequest request, IConfiguration configuration, DateTimeOffset now)
    {
        var partner = configuration.GetSection("Partners:VideoSdk");
        if (!Jwt.TryRead(request.Headers.Authorization, out var jwt) || jwt.Algorithm != "HS256")
            return VideoSdkError.Unauthorized("Token is missing or malformed");
        if (partner["Secret"] is { Length: > 0 } secret && !Signed(jwt, secret))
            return VideoSdkError.Unauthorized("Token signature is invalid");
        if (jwt.Text("apikey") is not { Length: > 0 } key || partner["ApiKey"] is { Length: > 0 } mine && key != mine)
            return VideoSdkError.Unauthorized("apikey is not valid");
        if (jwt.Seconds("iat") is null || jwt.Seconds("exp") is not { } expires || expires <= now.ToUnixTimeSeconds())
            return VideoSdkError.Unauthorized("Token is expired");
        if (jwt.List("permissions") is not { Length: > 0 } asked || asked.Except(Permissions).Any())
            return VideoSdkError.Forbidden("Permissions are not valid");
        if (jwt.Seconds("version") != 2 || !jwt.List("roles").Contains("crawler"))
            return VideoSdkError.Forbidden("Token is not one for server calls");
        return null;
    }

    private static bool Signed(Jwt jwt, string secret) => CryptographicOperations.FixedTimeEquals(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), jwt.Signed), jwt.Signature);
}
