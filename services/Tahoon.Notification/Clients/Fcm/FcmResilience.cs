using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Tahoon.Notification.Clients.Fcm;

/// <summary>How calls of FCM are bounded and repeated. Their waits go by the pipeline's clock.</summary>
internal static class FcmResilience
{
    /// <summary>A send is bounded and never repeated here.</summary>
    public static void Send(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, FcmOptions options) => pipeline
        .AddConcurrencyLimiter(options.Concurrency, options.Concurrency)
        .AddCircuitBreaker(Breaker(options))
        .AddTimeout(options.AttemptTimeout);

    /// <summary>A token may be asked for again: a second one harms nobody. Whoever keeps it asks for one at a time.</summary>
    public static void Token(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, FcmOptions options) => pipeline
        .AddConcurrencyLimiter(permitLimit: 1, queueLimit: 1)
        .AddTimeout(TimeSpan.FromSeconds(12))
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddCircuitBreaker(Breaker(options))
        .AddTimeout(TimeSpan.FromSeconds(5));

    private static HttpCircuitBreakerStrategyOptions Breaker(FcmOptions options) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = options.BreakDuration,
        // A quota may be one device's; to be told to slow down is no sign of being ill.
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests
            && HttpClientResiliencePredicates.IsTransient(arguments.Outcome)),
    };
}
