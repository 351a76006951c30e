using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tahoon.Messaging.ServiceBus;

namespace Tahoon.Messaging.Aspire;

/// <summary>Healthy while the queues this process sends to can be reached.</summary>
internal sealed class ServiceBusHealth(ServiceBusQueues queues) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queues.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (ServiceBusQueues.IsFailure(e))
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message);
        }
    }
}
