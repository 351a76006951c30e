using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tahoon.Gateway.Routing;

namespace Tahoon.Gateway.Health;

/// <summary>
/// A service's readiness, replica by replica, for the gateway's <c>/health</c>. It is not part of <c>/health/ready</c>:
/// the gateway answers for services that are away.
/// </summary>
internal sealed class ServiceHealth(string service, Replicas replicas) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var all = await Task.WhenAll(replicas.Of(service).Select(replica => IsReadyAsync(replica, cancellationToken)));
        var ready = all.Count(isReady => isReady);
        var description = $"{ready} of {all.Length} replicas are ready.";
        return ready == 0 ? HealthCheckResult.Unhealthy(description)
            : ready < all.Length ? HealthCheckResult.Degraded(description)
            : HealthCheckResult.Healthy(description);
    }

    private async Task<bool> IsReadyAsync(Uri replica, CancellationToken cancellation)
    {
        try
        {
            using var answer = await replicas.AskAsync(replica, "/health/ready", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException || !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>One check for each service behind the gateway.</summary>
internal static class ServiceHealthExtensions
{
    public static void AddServiceHealth(this IServiceCollection services)
    {
        var checks = services.AddHealthChecks();
        foreach (var service in RouteTable.Services)
        {
            checks.Add(new HealthCheckRegistration(
                service,
                provider => new ServiceHealth(service, provider.GetRequiredService<Replicas>()),
                failureStatus: null,
                tags: null));
        }
    }
}
