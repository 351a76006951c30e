using System.Security.Cryptography;
using System.Text;
using Tahoon.Fuzz.Engine;
using Tahoon.Fuzz.Mutations;
using Tahoon.Gateway.Signatures;

namespace Tahoon.Fuzz.Targets;

/// <summary>
/// The header <c>Tahoon-Signature</c> and what it signs: a header that was spoiled is of no form or signs nothing, and no
/// header signs a request that was spoiled.
/// </summary>
internal sealed class SignatureTarget : Target
{
    private const string Secret = "a signing secret of the fuzzer", Header = "header", Request = "request";

    private static readonly string[] Requests =
    [
        "POST./api/v1/bookings.{\"userId\":\"usr_x\",\"durationMinutes\":30}",
        "GET./api/v1/bookings?from=2026-01-01T00:00:00Z&cursor=a.b.",
        "POST./api/sessionbooking/cancelbooking.{\"bookingId\":\"bkg_x\",\"reason\":\"1.5 \u0645\u0648\u0639\u062f\"}",
        "DELETE./api/v1/holds/hld_x.",
    ];

    public override string Name => "signatures";

    public override int Share => 25;

    public override FuzzInput Make(Random random)
    {
        var request = Requests[random.Next(Requests.Length)];
        var header = HeaderOf(random.Next(1_000_000_000), Nonce(random), request);
        return random.Next(3) == 0
            ? new FuzzInput(Request, $"{header}\n{random.Spoil(request)}", $"{header}\n{request}")
            : new FuzzInput(Header, $"{random.Spoil(header)}\n{request}", $"{header}\n{request}");
    }

    public override Task<string?> TryAsync(FuzzInput input)
    {
        var (header, request) = Parts(input.Text);
        if (input.Genuine is not { } genuine)
            return Task.FromResult<string?>(null);

        var (genuineHeader, genuineRequest) = Parts(genuine);
        if (SignatureHeader.Read(header) is not { } read)
            return Task.FromResult(header == genuineHeader ? "a genuine header was refused" : null);

        var signed = new SignedRequest(Encoding.UTF8.GetBytes($"{read.Signed}{request}"), default);
        var isSame = request == genuineRequest && header.Equals(genuineHeader, StringComparison.OrdinalIgnoreCase);
        return Task.FromResult(signed.IsSignedBy(["another secret", Secret], read.Mac) switch
        {
            true when !isSame || !header.StartsWith(genuineHeader[..genuineHeader.IndexOf(",v1=", StringComparison.Ordinal)], StringComparison.Ordinal)
                => $"{header} signs {request}",
            false when isSame && header == genuineHeader => "a genuine signature was refused",
            _ => null,
        });
    }

    private static string HeaderOf(long time, string nonce, string request) =>
        $"t={time},n={nonce},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{nonce}.{request}")))}";

    private static string Nonce(Random random)
    {
        Span<byte> bytes = stackalloc byte[12];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static (string Header, string Request) Parts(string text) =>
        text.Split('\n', 2) is [var header, var request] ? (header, request) : (text, "");
}
