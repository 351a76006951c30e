using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>How a call of VideoSDK is bounded and repeated.</summary>
internal static class VideoSdkResilience
{
    /// <summary>A longer Retry-After is not waited for here, with a call's place taken: the work row waits instead.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <summary>Its waits go by the pipeline's clock.</summary>
    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, VideoSdkOptions options) =>
        pipeline
            .AddConcurrencyLimiter(options.Concurrency, options.Concurrency)
            .AddTimeout(options.TotalTimeout)
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = options.FirstRetryAfter,
                MaxDelay = TimeSpan.FromSeconds(8),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                // Every call may be repeated: a create by its customRoomId, a deactivation by its nature.
                ShouldHandle = arguments => ValueTask.FromResult(WorthRepeating(arguments.Outcome)),
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakDuration,
                // To be told to slow down is no sign of being ill.
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests
                    && HttpClientResiliencePredicates.IsTransient(arguments.Outcome)),
            })
            .AddTimeout(options.AttemptTimeout);

    private static bool WorthRepeating(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome)
        && (outcome.Result?.Headers.RetryAfter is not { } after || after.Delta <= LongestWait);
}
