using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tahoon.Booking.Data;
using Tahoon.Fuzz.Engine;
using Tahoon.Fuzz.Http;
using Tahoon.Fuzz.Mutations;
using Tahoon.Testing.Security;

namespace Tahoon.Fuzz.Targets;

/// <summary>Access tokens: what Identity did not sign is worth nothing, whatever it says of itself.</summary>
internal sealed class TokenTarget : Target
{
    private static readonly string[] Algorithms =
        ["none", "None", "NONE", "nOnE", "", "HS256", "HS512", "RS256", "PS256", "ES384", "ES256K", "EdDSA", "dir", "ES256\u0000"];

    private static readonly string[] KeyIds =
        ["", "other", "test\u0000", "TEST", " test", "../../dev/null", "' or 1=1", "http://localhost/jwks.json", new('k', 5000)];

    private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private ServiceUnderFuzz _service = null!;

    public override string Name => "tokens";

    public override int Share => 30;

    public override async Task StartAsync() => _service = await ServiceUnderFuzz.StartAsync<BookingDb>("booking");

    public override FuzzInput Make(Random random)
    {
        var genuine = _service.Token;
        var parts = genuine.Split('.');
        var text = random.Next(6) switch
        {
            0 => Forged(random, Header(random, parts[0]), parts[1]),
            1 => Forged(random, parts[0], Claims(random, parts[1])),
            2 => $"{Header(random, parts[0])}.{parts[1]}.{parts[2]}",
            3 => $"{parts[0]}.{Claims(random, parts[1])}.{parts[2]}",
            4 => $"{parts[0]}.{parts[1]}.{random.Spoil(parts[2])}",
            _ => random.Spoil(genuine),
        };
        return new FuzzInput("Authorization", WireRequest.InHeader(text), genuine);
    }

    public override async Task<string?> TryAsync(FuzzInput input)
    {
        var request = new WireRequest("GET", "/api/v1/bookings?pageSize=1", [("Authorization", $"Bearer {input.Text}")], null);
        if (await _service.SendAsync(request) is not ({ } status, _, var wrong))
            return null;

        return wrong ?? (status == HttpStatusCode.Unauthorized || IsGenuine(input) ? null : $"answered {(int)status}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _stranger.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
    }

    // what was signed is the same letter by letter, and the signature the same number however its text ends
    private static bool IsGenuine(FuzzInput input) =>
        input.Text.Trim().Split('.') is [var header, var claims, var signature]
        && input.Genuine.Split('.') is [var signedHeader, var signedClaims, var trueSignature]
        && header == signedHeader && claims == signedClaims
        && signature.TrimEnd('=').AsSpan().StartsWith(trueSignature.AsSpan(..^1)) && signature.TrimEnd('=').Length == trueSignature.Length;

    private string Forged(Random random, string header, string claims)
    {
        var signed = Encoding.UTF8.GetBytes($"{header}.{claims}");
        var signature = random.Next(4) switch
        {
            0 => [],
            1 => HMACSHA256.HashData(Encoding.UTF8.GetBytes(TestTokens.Jwks), signed),
            2 => _stranger.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            _ => _stranger.SignData(signed, HashAlgorithmName.SHA256),
        };
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private string Header(Random random, string header)
    {
        var members = Read(header);
        if (random.Next(2) == 0)
            members["alg"] = Algorithms[random.Next(Algorithms.Length)];
        if (random.Next(2) == 0)
            members["kid"] = KeyIds[random.Next(KeyIds.Length)];
        if (random.Next(4) == 0)
            members["jwk"] = JsonNode.Parse(StrangersKey());
        if (random.Next(6) == 0)
            members["jku"] = "http://localhost/jwks.json";
        if (random.Next(6) == 0)
            members["crit"] = new JsonArray("b64");
        if (random.Next(6) == 0)
            members["zip"] = "DEF";
        return Write(random.Next(3) == 0 ? random.SpoilJson(members) : members.ToJsonString());
    }

    private static string Claims(Random random, string claims) => Write(random.SpoilJson(Read(claims)));

    private static JsonObject Read(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Write(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private string StrangersKey()
    {
        var point = _stranger.ExportParameters(includePrivateParameters: false).Q;
        return $$"""{"kty":"EC","crv":"P-256","kid":"test","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
    }
}
