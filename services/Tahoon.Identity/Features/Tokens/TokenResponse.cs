using System.Text.Json.Serialization;
using Tahoon.Identity.Tokens;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>A token, in the words of RFC 6749.</summary>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="Scope">What the token may do, separated by blanks.</param>
internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string? Scope)
{
    public static TokenResponse Of(AccessToken token, string? scope = null) => new(token.Text, "Bearer", token.Seconds, scope);

    /// <inheritdoc/>
    public override string ToString() => nameof(TokenResponse);
}
