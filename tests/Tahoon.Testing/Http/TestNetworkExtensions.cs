using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Tahoon.Testing.Http;

/// <summary>Puts a service under test on a <see cref="TestNetwork"/>.</summary>
public static class TestNetworkExtensions
{
    /// <summary>
    /// Every HttpClient sends by this network, behind its own resilience and token handlers; tokens of
    /// <see cref="Security.TestTokens"/> are valid. It comes last, as Refit gives its clients a handler of their own.
    /// </summary>
    public static IServiceCollection UseTestNetwork(this IServiceCollection services, TestNetwork network) =>
        services.RetryByTheRealClock().PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = network.CreateHandler()));
}
