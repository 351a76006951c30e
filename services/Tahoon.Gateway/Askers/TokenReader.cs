using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Gateway.Askers;

/// <summary>
/// Reads whose token a request carries, by the keys that Identity publishes. It refuses nobody: what is worthless is nobody's,
/// and the services say so.
/// </summary>
internal sealed class TokenReader(IOptionsMonitor<JwtBearerOptions> bearer, KnownTokens<Asker?> known, TimeProvider clock)
{
    /// <summary>How long a request waits for keys, by the real clock, and how long then nobody does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250), Pause = TimeSpan.FromSeconds(1);

    /// <summary>A worthless token that comes again is not checked again for a while.</summary>
    private static readonly TimeSpan Worthless = TimeSpan.FromSeconds(10);

    private static readonly JsonWebTokenHandler Handler = new();

    private readonly TokenValidationParameters _parameters = Parameters(bearer.Get(JwtBearerDefaults.AuthenticationScheme));
    private long _keysAwayUntil = long.MinValue;

    public ValueTask<Asker?> ReadAsync(string token)
    {
        if (token.Length > TokenHash.LongestToken)
            return new(default(Asker));

        var hash = TokenHash.Of(token);
        return known.TryFind(hash, out var asker) ? new(asker) : new(CheckAsync(token, hash));
    }

    private async Task<Asker?> CheckAsync(string token, TokenHash hash)
    {
        if (Environment.TickCount64 < Volatile.Read(ref _keysAwayUntil))
            return Claimed(token);

        TokenValidationResult checkedToken;
        try
        {
            checkedToken = await Handler.ValidateTokenAsync(token, _parameters).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Volatile.Write(ref _keysAwayUntil, Environment.TickCount64 + (long)Pause.TotalMilliseconds);
            return Claimed(token);
        }

        if (checkedToken.IsValid)
        {
            var valid = (JsonWebToken)checkedToken.SecurityToken;
            var asker = Of(valid, isVerified: true);
            known.Remember(hash, asker, valid.ValidTo);
            return asker;
        }

        // signed by a key that is not known here yet: the services may know it
        if (checkedToken.Exception is SecurityTokenSignatureKeyNotFoundException)
            return Claimed(token);

        known.Remember(hash, null, clock.GetUtcNow() + Worthless);
        return null;
    }

    private static Asker? Claimed(string token)
    {
        try
        {
            return Of(Handler.ReadJsonWebToken(token), isVerified: false);
        }
        catch (Exception worthless) when (worthless is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static Asker? Of(JsonWebToken token, bool isVerified) =>
        token.TryGetValue<string>(TokenClaims.Kind, out var kind)
        && Enum.TryParse<CallerKind>(kind, ignoreCase: true, out var parsed)
        && token.TryGetValue<string>(TokenClaims.Application, out var text)
        && PublicId.Read<ClientId>(text).Value is var application
        && application != Guid.Empty
            ? new Asker(application, parsed, isVerified)
            : null;

    private static TokenValidationParameters Parameters(JwtBearerOptions options)
    {
        var parameters = options.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = options.ConfigurationManager as BaseConfigurationManager;
        return parameters;
    }
}
