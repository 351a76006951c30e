using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Tahoon.ServiceDefaults.Security;

/// <summary>
/// Checks a token when it comes first, and takes it as checked for a minute: a key that Identity withdraws is no longer of use then.
/// Only what is valid is remembered.
/// </summary>
internal sealed class TokensOnce(TimeProvider clock) : TokenHandler
{
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly KnownTokens<TokenValidationResult> _known = new(clock);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (token.Length > TokenHash.LongestToken)
            return new TokenValidationResult { IsValid = false, Exception = new SecurityTokenMalformedException("The token is too long.") };

        var hash = TokenHash.Of(token);
        if (_known.TryFind(hash, out var known))
            return known!;

        var found = await _handler.ValidateTokenAsync(token, validationParameters);
        if (found.IsValid)
            Remember(hash, found);
        return found;
    }

    public override SecurityToken ReadToken(string token) => _handler.ReadToken(token);

    private void Remember(TokenHash hash, TokenValidationResult found)
    {
        // made now, as requests that come at the same time share it
        _ = found.ClaimsIdentity;
        var (soon, end) = (clock.GetUtcNow() + Remembered, new DateTimeOffset(found.SecurityToken.ValidTo));
        _known.Remember(hash, found, soon < end ? soon : end);
    }
}
