using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace Tahoon.Testing.Http;

/// <summary>
/// The clock of retries and time-outs of outgoing calls. They would take the service's own, and wait for ever where a test's
/// clock stands still.
/// </summary>
internal static class RetryClock
{
    public static IServiceCollection RetryByTheRealClock(this IServiceCollection services)
    {
        var made = services.LastOrDefault(service => service.ServiceType == typeof(ResiliencePipelineBuilder));
        if (made?.ImplementationFactory is not { } make)
            return services;

        services.Remove(made);
        return services.AddTransient(provider =>
        {
            var builder = (ResiliencePipelineBuilder)make(provider);
            builder.TimeProvider = TimeProvider.System;
            return builder;
        });
    }
}
