using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Tahoon.Notification.Clients.Fcm;

internal static class FcmResilience
{
    /// <summary>A send is bounded and never repeated here.</summary>
    public static void Send(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, FcmOptions options) => pipeline.OnRealTime()
        .AddRateLimiter(new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Concurrency,
            QueueLimit = options.Concurrency,
        }))
        .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = options.BreakDuration,
            // A quota may be one device's; to be told to slow down is no sign of being ill.
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests
                && HttpClientResiliencePredicates.IsTransient(arguments.Outcome)),
        })
        .AddTimeout(options.AttemptTimeout);

    /// <summary>A token may be asked for again: a second one harms nobody.</summary>
    public static void Token(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline.OnRealTime()
        .AddTimeout(TimeSpan.FromSeconds(12))
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddTimeout(TimeSpan.FromSeconds(5));

    /// <summary>The waits of the wire pass whatever clock the service has been given.</summary>
    private static ResiliencePipelineBuilder<HttpResponseMessage> OnRealTime(this ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        pipeline.TimeProvider = TimeProvider.System;
        return pipeline;
    }
}
