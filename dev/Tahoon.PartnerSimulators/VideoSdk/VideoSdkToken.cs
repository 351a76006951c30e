using System.Security.Cryptography;
using System.Text;
using Tahoon.PartnerSimulators.Tokens;

namespace Tahoon.PartnerSimulators.VideoSdk;

/// <summary>Checks tokens: HS256 JWTs, of server calls and of participants.</summary>
internal static class VideoSdkToken
{
    private static readonly string[] Permissions = ["allow_join", "allow_mod", "ask_join"];

    /// <summary>
    /// Null where the server call may go on; its token comes without the word Bearer. The signature counts only where a secret is
    /// configured.
    /// </summary>
    public static IResult? Refuse(HttpRequest request, IConfiguration configuration, DateTimeOffset now)
    {
        if (Check(request.Headers.Authorization, configuration, now, out var jwt) is { } refusal)
            return refusal;
        return jwt.List("roles").Contains("crawler") ? null : VideoSdkError.Forbidden("Token is not one for server calls");
    }

    /// <summary>Null where a participant's token opens the room.</summary>
    public static IResult? RefuseParticipant(
        string? token, string roomId, IConfiguration configuration, DateTimeOffset now, out Jwt jwt)
    {
        if (Check(token, configuration, now, out jwt) is { } refusal)
            return refusal;
        if (!jwt.List("roles").Contains("rtc") || !jwt.List("permissions").Contains("allow_join"))
            return VideoSdkError.Forbidden("Token is not one for joining");
        if (jwt.Text("roomId") != roomId || jwt.Text("participantId") is not { Length: > 0 })
            return VideoSdkError.Forbidden("Token is of another room or of nobody");
        return null;
    }

    private static IResult? Check(string? token, IConfiguration configuration, DateTimeOffset now, out Jwt jwt)
    {
        var partner = configuration.GetSection("Partners:VideoSdk");
        var readable = Jwt.TryRead(token, out var read);
        jwt = read!;
        if (!readable || jwt.Algorithm != "HS256")
            return VideoSdkError.Unauthorized("Token is missing or malformed");
        if (partner["Secret"] is { Length: > 0 } secret && !Signed(jwt, secret))
            return VideoSdkError.Unauthorized("Token signature is invalid");
        if (jwt.Text("apikey") is not { Length: > 0 } key || partner["ApiKey"] is { Length: > 0 } mine && key != mine)
            return VideoSdkError.Unauthorized("apikey is not valid");
        if (jwt.Seconds("iat") is null || jwt.Seconds("exp") is not { } expires || expires <= now.ToUnixTimeSeconds())
            return VideoSdkError.Unauthorized("Token is expired");
        if (jwt.List("permissions") is not { Length: > 0 } asked || asked.Except(Permissions).Any())
            return VideoSdkError.Forbidden("Permissions are not valid");
        if (jwt.Seconds("version") != 2)
            return VideoSdkError.Forbidden("Token is not of version 2");
        return null;
    }

    private static bool Signed(Jwt jwt, string secret) => CryptographicOperations.FixedTimeEquals(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), jwt.Signed), jwt.Signature);
}
