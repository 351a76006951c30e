using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.ServiceDefaults.Health;

/// <summary>Degraded while somebody is not called any more: a partner's outage is shown, and takes no service out of rotation.</summary>
internal sealed class CircuitHealth(CircuitMetrics circuits) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(circuits.Open is { Count: > 0 } open
            ? HealthCheckResult.Degraded($"Not called: {string.Join(", ", open)}.")
            : HealthCheckResult.Healthy());
}
