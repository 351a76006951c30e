using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Tahoon.ServiceDefaults.Security;

/// <summary>Names the client that reads Identity's published keys.</summary>
internal sealed class JwksDocument(HttpClient client)
{
    private Task<string> ReadAsync(string address, CancellationToken cancellation) =>
        client.GetStringAsync(address, cancellation);

    /// <summary>Reads a document through service discovery and the resilience pipeline.</summary>
    internal sealed class Retriever(IHttpClientFactory clients) : IDocumentRetriever
    {
        public Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
            new JwksDocument(clients.CreateClient(nameof(JwksDocument))).ReadAsync(address, cancel);
    }
}

/// <summary>Makes of a JWKS what the bearer handler wants.</summary>
internal sealed class JwksRetriever : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
        string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
        var configuration = new OpenIdConnectConfiguration { Issuer = TokenClaims.Issuer };
        foreach (var key in keys.GetSigningKeys())
            configuration.SigningKeys.Add(key);

        return configuration;
    }
}
