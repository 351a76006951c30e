using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;

namespace Tahoon.Testing.Http;

/// <summary>Puts a service under test on a <see cref="TestNetwork"/>.</summary>
public static class TestNetworkExtensions
{
    /// <summary>
    /// Every HttpClient sends by this network, behind its own resilience and token handlers; tokens of
    /// <see cref="Security.TestTokens"/> are valid. It comes last, as Refit gives its clients a handler of their own.
    /// </summary>
    /// <remarks>Retries follow at once, and time-outs go by the real clock, whatever the service's clock does.</remarks>
    public static IServiceCollection UseTestNetwork(this IServiceCollection services, TestNetwork network) => services
        .RetryByTheRealClock()
        .PostConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = TimeSpan.Zero)
        .PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = network.CreateHandler()));
}
