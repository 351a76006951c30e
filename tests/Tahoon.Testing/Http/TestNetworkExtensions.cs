using Microsoft.Extensions.DependencyInjection;

namespace Tahoon.Testing.Http;

/// <summary>Puts a service under test on a <see cref="TestNetwork"/>.</summary>
public static class TestNetworkExtensions
{
    /// <summary>
    /// Every HttpClient sends by this network, behind its own resilience and token handlers; tokens of
    /// <see cref="Security.TestTokens"/> are valid.
    /// </summary>
    public static IServiceCollection UseTestNetwork(this IServiceCollection services, TestNetwork network) =>
        services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(network.CreateHandler));
}
