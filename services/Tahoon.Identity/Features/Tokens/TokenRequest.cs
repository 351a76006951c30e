using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tahoon.Contracts.Errors;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>What <c>POST /api/auth/token</c> takes, as its document tells.</summary>
internal sealed record PasswordGrant(
    [property: JsonPropertyName("grant_type"), Required, AllowedValues("password")] string? GrantType,
    [property: JsonPropertyName("access_key"), Required, StringLength(Domain.AccessKey.LongestText)] string? AccessKey);

/// <summary>What <c>POST /api/v1/tokens</c> takes, as its document tells.</summary>
internal sealed record ClientCredentialsGrant(
    [property: JsonPropertyName("grant_type"), Required, AllowedValues("client_credentials")] string? GrantType,
    [property: JsonPropertyName("client_id"), StringLength(64)] string? ClientId,
    [property: JsonPropertyName("client_secret"), Required, StringLength(Domain.AccessKey.LongestText)] string? ClientSecret,
    [property: JsonPropertyName("scope"), StringLength(256)] string? Scope);

/// <summary>A request for a token (RFC 6749), as JSON or as a form. Its text has secrets and is never logged.</summary>
internal sealed record TokenRequest
{
    private const int LargestForm = 8;

    [JsonPropertyName("grant_type")]
    public string? GrantType { get; init; }

    [JsonPropertyName("access_key")]
    public string? AccessKey { get; init; }

    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    /// <summary>Reads either form of the body.</summary>
    public static async Task<Result<TokenRequest>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
            return Of(await request.ReadFormAsync(new() { ValueCountLimit = LargestForm }, cancellation));
        if (!request.HasJsonContentType())
            return Failures.UnsupportedMediaType;

        try
        {
            return await request.ReadFromJsonAsync<TokenRequest>(cancellation) is { } read
                ? read
                : Failures.InvalidRequest.Because("The body is empty.");
        }
        catch (JsonException)
        {
            return Failures.InvalidRequest.Because("The body is not valid JSON of this shape.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(TokenRequest);

    private static TokenRequest Of(IFormCollection form) => new()
    {
        GrantType = form["grant_type"],
        AccessKey = form["access_key"],
        ClientId = form["client_id"],
        ClientSecret = form["client_secret"],
        Scope = form["scope"],
    };
}
