using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header).</summary>
public static class IdempotencyKey
{
    /// <summary>The request header, and the answer's header where it is a stored one.</summary>
    public const string Header = "Idempotency-Key", Replayed = "Idempotency-Replayed";

    private const int Longest = 255;

    /// <summary>
    /// Reads the key: a quoted string, or a bare word as many clients send it. Null where there is none.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="fromBody">The same key in the body of an audited endpoint; two that differ are a failure.</param>
    public static Result<string?> Read(HttpRequest request, string? fromBody = null)
    {
        var sent = request.Headers[Header];
        if (sent.Count > 1)
            return Failures.IdempotencyKeyInvalid.Because("The header is sent more than once.");

        var header = sent.Count == 0 ? null : Unquote(sent[0]!.Trim());
        if (sent.Count == 1 && header is null)
            return Failures.IdempotencyKeyInvalid.Because("The header is a quoted string of 1 to 255 visible characters.");
        if (fromBody is not null && !IsKey(fromBody))
            return Failures.IdempotencyKeyInvalid.Because("idempotencyKey has 1 to 255 visible characters.");
        if (header is not null && fromBody is not null && header != fromBody)
            return Failures.IdempotencyKeyInvalid.Because("The header and idempotencyKey in the body differ.");

        return header ?? fromBody;
    }

    /// <summary>Reads a key that must be there.</summary>
    public static Result<string> Require(HttpRequest request)
    {
        var key = Read(request);
        if (key.Failure is not null)
            return key.Failure;

        return key.Value is { } value ? value : Failures.IdempotencyKeyMissing;
    }

    /// <summary>The claim's key: of the application, and within it of who asks, so that no user meets another's answers.</summary>
    public static ClaimKey Hash(Caller caller, string key) =>
        new(caller.ApplicationId, Hex($"{caller.Kind}\n{caller.SubjectId:N}\n{key}"));

    /// <summary>What tells one request from another: method, route and body as it was understood.</summary>
    public static string HashRequest<TBody>(HttpRequest request, TBody body) =>
        Hex($"{request.Method}\n{request.Path}\n{JsonSerializer.Serialize(body, WireJson.Options)}");

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Unquote(string text)
    {
        if (text is not ['"', .. var inner, '"'])
            return IsKey(text) && !text.Contains('"', StringComparison.Ordinal) ? text : null;

        var plain = inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return IsKey(plain) ? plain : null;
    }

    private static bool IsKey(string text) => text.Length is >= 1 and <= Longest && text.All(letter => letter is >= ' ' and <= '~');
}
