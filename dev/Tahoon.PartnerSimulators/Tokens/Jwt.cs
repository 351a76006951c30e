using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Tahoon.PartnerSimulators.Tokens;

/// <summary>A JSON web token taken apart, not yet believed.</summary>
internal sealed record Jwt(JsonElement Header, JsonElement Claims, byte[] Signed, byte[] Signature)
{
    public static bool TryRead(string? text, [NotNullWhen(true)] out Jwt? jwt)
    {
        jwt = null;
        if (text?.Split('.') is not [var header, var claims, var signature])
            return false;
        try
        {
            jwt = new Jwt(Json(header), Json(claims), Encoding.ASCII.GetBytes($"{header}.{claims}"),
                Base64Url.DecodeFromChars(signature));
            return jwt.Header.ValueKind == JsonValueKind.Object && jwt.Claims.ValueKind == JsonValueKind.Object;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }

    public string? Algorithm => Text(Header, "alg");

    public string? Text(string claim) => Text(Claims, claim);

    public long? Seconds(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.TryInt64(out var seconds) ? seconds : null;

    public string[] List(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    private static JsonElement Json(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
