using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Tahoon.Gateway.Routing;

/// <summary>How the gateway's own questions to a replica are bounded. None is repeated: whether it answers is what is asked.</summary>
internal static class ReplicaResilience
{
    public static IHttpClientBuilder AddReplicaClient(this IServiceCollection services)
    {
        var client = services.AddHttpClient(Replicas.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan);
#pragma warning disable EXTEXP0001 // takes away the pipeline of calls between services, which tries again
        client.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        client.AddResilienceHandler("replica", Build).SelectPipelineByAuthority();
        return client;
    }

    private static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        // The waits of the wire pass whatever clock the service has been given.
        pipeline.TimeProvider = TimeProvider.System;
        pipeline
            .AddConcurrencyLimiter(permitLimit: 16, queueLimit: 64)
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(3),
                // A replica that says it is not ready has answered.
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException),
            })
            .AddTimeout(TimeSpan.FromSeconds(5));
    }
}
