using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Testing;
using Polly.Timeout;

namespace Tahoon.Testing.Http;

/// <summary>
/// What bounds the calls of every HTTP client that a service has, those included that nobody thought of here: read from the
/// handlers that a request of it would pass.
/// </summary>
public static class OutgoingCalls
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The clients that are registered by a name, and the one that has none.</summary>
    public static IReadOnlyList<string> ClientsOf(IServiceProvider services) =>
    [
        .. services.GetServices<IConfigureOptions<HttpClientFactoryOptions>>()
            .Select(configured => configured.GetType().GetProperty("Name")?.GetValue(configured) as string)
            .OfType<string>().Append("").Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What a client lacks; empty where nothing.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="repeatable">Whether a part of a client's name means that each of its requests may be repeated, whatever its method.</param>
    public static async Task<IReadOnlyList<string>> FlawsAsync(IServiceProvider services, params string[] repeatable)
    {
        var flaws = new List<string>();
        foreach (var client in ClientsOf(services))
        {
            var strategies = StrategiesOf(services, client);
            flaws.AddRange(Bounds(strategies).Select(flaw => $"{client}: {flaw}"));
            foreach (var retry in strategies.OfType<RetryStrategyOptions<HttpResponseMessage>>())
                flaws.AddRange((await RepeatsAsync(retry, repeatable.Any(client.Contains))).Select(flaw => $"{client}: {flaw}"));
        }

        return flaws;
    }

    private static List<ResilienceStrategyOptions> StrategiesOf(IServiceProvider services, string client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://anybody/");
        var strategies = new List<ResilienceStrategyOptions>();
        HttpMessageHandler? handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(client);
        for (; handler is DelegatingHandler passed; handler = passed.InnerHandler)
            if (passed is ResilienceHandler)
                strategies.AddRange(PipelineOf(passed)(request).GetPipelineDescriptor().Strategies.Select(strategy => strategy.Options!));

        return strategies;
    }

    private static Func<HttpRequestMessage, ResiliencePipeline<HttpResponseMessage>> PipelineOf(DelegatingHandler handler) => handler.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(field => field.GetValue(handler))
        .OfType<Func<HttpRequestMessage, ResiliencePipeline<HttpResponseMessage>>>().Single();

    private static IEnumerable<string> Bounds(List<ResilienceStrategyOptions> strategies)
    {
        var retry = strategies.FindIndex(strategy => strategy is RetryStrategyOptions<HttpResponseMessage>);
        if (!strategies.OfType<RateLimiterStrategyOptions>().Any())
            yield return "has no limit of calls at a time";
        if (!strategies.OfType<CircuitBreakerStrategyOptions<HttpResponseMessage>>().Any())
            yield return "has no breaker";
        if (!Ends(strategies.Take(retry < 0 ? strategies.Count : retry)))
            yield return "has no total time-out";
        if (!Ends(strategies.Skip(retry)))
            yield return "has no time-out for each attempt";
    }

    private static bool Ends(IEnumerable<ResilienceStrategyOptions> strategies) =>
        strategies.OfType<TimeoutStrategyOptions>().Any(limit => limit.Timeout <= Longest);

    private static async Task<IEnumerable<string>> RepeatsAsync(RetryStrategyOptions<HttpResponseMessage> retry, bool repeatable)
    {
        var flaws = new List<string>();
        if (!retry.UseJitter)
            flaws.Add("repeats without jitter");
        if (retry.BackoffType is not DelayBackoffType.Exponential)
            flaws.Add("does not back off");
        if (!await RepeatsAsync(retry, HttpMethod.Get))
            flaws.Add("does not repeat a read");
        if (await RepeatsAsync(retry, HttpMethod.Post) != repeatable)
            flaws.Add(repeatable ? "does not repeat what may be" : "repeats what may have had its effect");
        return flaws;
    }

    private static async Task<bool> RepeatsAsync(RetryStrategyOptions<HttpResponseMessage> retry, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, "http://anybody/");
        using var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
        var context = ResilienceContextPool.Shared.Get();
        context.SetRequestMessage(request);
        var repeats = await retry.ShouldHandle(new(context, Outcome.FromResult(answer), 0));
        ResilienceContextPool.Shared.Return(context);
        return repeats;
    }
}
