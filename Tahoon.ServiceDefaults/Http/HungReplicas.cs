using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Tahoon.ServiceDefaults.Http;

/// <summary>
/// A breaker for each replica: one that hangs takes connections and answers nothing. A few calls find that out, the others go
/// to another replica at once, and from time to time one tries whether it goes on.
/// </summary>
internal static class HungReplicas
{
    /// <summary>Shorter than an attempt's time-out, which would not tell a replica that hangs from a client that left.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private const int CallsThatTell = 2;

    private static readonly TimeSpan Break = TimeSpan.FromSeconds(2);

    public static IHttpClientBuilder PassHungReplicasOver(this IHttpClientBuilder client)
    {
        client.AddResilienceHandler("replica", Build).SelectPipelineByAuthority();
        return client;
    }

    private static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        // The waits of the wire pass whatever clock the service has been given.
        pipeline.TimeProvider = TimeProvider.System;
        pipeline
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 1,
                MinimumThroughput = CallsThatTell,

                // no longer than the patience: what it answered before it hung says nothing
                SamplingDuration = Break,
                BreakDuration = Break,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is TimeoutRejectedException),
            })
            .AddTimeout(Patience);
    }
}
