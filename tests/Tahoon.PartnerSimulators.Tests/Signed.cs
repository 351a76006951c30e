using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tahoon.PartnerSimulators.Tests;

/// <summary>Tokens as the partners want them, made by hand so that each part can be made wrong.</summary>
internal static class Signed
{
    public static string VideoSdk(this RunningSimulators simulators, string secret = "secret", Action<JsonObject>? change = null)
    {
        var now = simulators.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["apikey"] = "key",
            ["permissions"] = new JsonArray("allow_join", "allow_mod"),
            ["version"] = 2,
            ["roles"] = new JsonArray("crawler"),
            ["iat"] = now,
            ["exp"] = now + 600,
        };
        change?.Invoke(claims);
        return Jwt("HS256", claims, signed => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    public static string Assertion(this RunningSimulators simulators, RSA key, Action<JsonObject>? change = null)
    {
        var now = simulators.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = "tahoon@project.iam.gserviceaccount.com",
            ["scope"] = "https://www.googleapis.com/auth/firebase.messaging",
            ["aud"] = "https://oauth2.googleapis.com/token",
            ["iat"] = now,
            ["exp"] = now + 3_600,
        };
        change?.Invoke(claims);
        return Jwt("RS256", claims, signed => key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Jwt(string algorithm, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var header = Part(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" });
        var text = $"{header}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
