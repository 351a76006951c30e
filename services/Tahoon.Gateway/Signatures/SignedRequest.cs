using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Tahoon.Gateway.Routing;

namespace Tahoon.Gateway.Signatures;

/// <summary>A request as it was signed: <c>t.n.METHOD.path?query.body</c>.</summary>
/// <param name="Head">All before the body.</param>
/// <param name="Body">Its bytes as they came.</param>
internal sealed record SignedRequest(byte[] Head, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads the body, bounded as every body is, and leaves it to be forwarded.</summary>
    public static async Task<SignedRequest> ReadAsync(HttpContext context, SignatureHeader header)
    {
        var request = context.Request;
        var body = new MemoryStream();
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not false)
        {
            await CopyInTimeAsync(context, body);
            body.Position = 0;
            request.Body = body;
        }

        var head = Encoding.UTF8.GetBytes($"{header.Signed}{request.Method}.{TargetOf(context)}.");
        return new SignedRequest(head, body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    /// <summary>Whether one of the secrets made the MAC; each is tried, in constant time.</summary>
    public bool IsSignedBy(IReadOnlyList<string> secrets, byte[] mac)
    {
        var right = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            hmac.AppendData(Head);
            hmac.AppendData(Body.Span);
            hmac.GetHashAndReset(expected);
            right |= CryptographicOperations.FixedTimeEquals(expected, mac);
        }

        return right;
    }

    private static async Task CopyInTimeAsync(HttpContext context, MemoryStream body)
    {
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        using var total = new CancellationTokenSource(Proxy.Total, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, total.Token);
        try
        {
            await context.Request.Body.CopyToAsync(body, either.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body did not come in time.", StatusCodes.Status408RequestTimeout);
        }
    }

    /// <summary>Path and query as they were sent, nothing decoded; of an absolute target the part after the authority.</summary>
    private static string TargetOf(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (raw.StartsWith('/') || raw.IndexOf("://", StringComparison.Ordinal) is not (> 0 and var scheme))
            return raw;

        var path = raw.IndexOfAny(['/', '?'], scheme + 3);
        return path < 0 ? "/" : raw[path..];
    }
}
