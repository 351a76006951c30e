using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tahoon.Gateway.Signatures;

/// <summary>
/// The key that makes a repeat of a request harmless: the header, or on the audited endpoints that take it there, the body's
/// member. A repeat under the same nonce must carry the same key as the first: the header is not signed, so a thief of the
/// request could put another one there, and it would be new to the service.
/// </summary>
internal static class RepeatKey
{
    private const string Header = "Idempotency-Key", Member = "idempotencyKey";

    private static readonly string[] WithMember = ["/api/sessionbooking/booksession", "/api/sessionbooking/cancelbooking"];

    /// <summary>A hash of the request's key; null where it has none.</summary>
    public static string? Of(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var key = request.Headers[Header] is [{ Length: > 0 } header]
            ? header.Trim().Trim('"')
            : WithMember.Contains(request.Path.Value, StringComparer.OrdinalIgnoreCase) ? InBody(body.Span) : null;
        return string.IsNullOrEmpty(key) ? null : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private static string? InBody(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            while (json.Read())
            {
                if (json.TokenType is not JsonTokenType.PropertyName || json.CurrentDepth != 1)
                    continue;

                var named = json.ValueTextEquals(Member);
                json.Read();
                if (named)
                    return json.TokenType is JsonTokenType.String ? json.GetString() : null;
                json.Skip();
            }
        }
        catch (JsonException)
        {
            // the service refuses it
        }

        return null;
    }
}
