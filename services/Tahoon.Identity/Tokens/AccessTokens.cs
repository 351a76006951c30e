using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Tokens;

/// <summary>An access token and the seconds it lives.</summary>
internal sealed record AccessToken(string Text, int Seconds)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(AccessToken);
}

/// <summary>Makes access tokens: JWTs with the claims of <see cref="TokenClaims"/>, signed with ES256.</summary>
internal sealed class AccessTokens(SigningKeys keys, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(60);

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token of an application, for its organisation.</summary>
    public Task<AccessToken> ForApplicationAsync(
        Guid application, Guid organisation, string scope, CancellationToken cancellation) => MakeAsync(
            CallerKind.Application,
            new ClientId(application).ToString(),
            new(Within(organisation, application)) { [TokenClaims.Scope] = scope },
            cancellation);

    /// <summary>A token of a user, got by an application.</summary>
    public Task<AccessToken> ForUserAsync(Guid user, Guid organisation, Guid application, CancellationToken cancellation) =>
        MakeAsync(CallerKind.User, new UserId(user).ToString(), Within(organisation, application), cancellation);

    /// <summary>A token of a provider, got by an application.</summary>
    public Task<AccessToken> ForProviderAsync(
        Guid provider, Guid organisation, Guid application, CancellationToken cancellation) =>
        MakeAsync(CallerKind.Provider, new ProviderId(provider).ToString(), Within(organisation, application), cancellation);

    /// <summary>A token of an operator, for <c>/internal/ops</c>.</summary>
    public Task<AccessToken> ForOperatorAsync(string name, CancellationToken cancellation) =>
        MakeAsync(CallerKind.Operator, name, [], cancellation);

    /// <summary>A token of a service, for calls under <c>/internal</c>.</summary>
    public Task<AccessToken> ForServiceAsync(string service, CancellationToken cancellation) =>
        MakeAsync(CallerKind.Service, service, [], cancellation);

    private static Dictionary<string, object> Within(Guid organisation, Guid application) => new()
    {
        [TokenClaims.Organisation] = new OrganisationId(organisation).ToString(),
        [TokenClaims.Application] = new ClientId(application).ToString(),
    };

    private async Task<AccessToken> MakeAsync(
        CallerKind kind, string subject, Dictionary<string, object> claims, CancellationToken cancellation)
    {
        var ring = await keys.CurrentAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        claims[TokenClaims.Kind] = kind.ToString().ToLowerInvariant();
        claims[TokenClaims.Subject] = subject;
        var text = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Life,
            Claims = claims,
            SigningCredentials = ring.Signing,
        });
        return new AccessToken(text, (int)Life.TotalSeconds);
    }
}
