using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Tokens;

/// <summary>Identity validates tokens by its own keys, where other services ask it for them.</summary>
internal sealed class OwnKeys(SigningKeys keys) : IConfigurationManager<OpenIdConnectConfiguration>
{
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = TokenClaims.Issuer };
        foreach (var key in (await keys.CurrentAsync(cancel)).Published)
            configuration.SigningKeys.Add(key);

        return configuration;
    }

    /// <summary>Nothing to do: the keys are read again every minute.</summary>
    public void RequestRefresh() { }
}
