using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tahoon.Messaging.Amqp;

/// <summary>Healthy while the broker takes a session.</summary>
internal sealed class AmqpHealth(AmqpQueues queues) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queues.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (QueueUnavailableException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message);
        }
    }
}
