using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Tahoon.Gateway.Routing;

/// <summary>Passes a replica over for a while after it refused a connection, until one succeeds.</summary>
internal sealed class DeadReplicas(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = nameof(DeadReplicas);

    private static readonly TimeSpan While = TimeSpan.FromSeconds(3);

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        var fault = context.GetForwarderErrorFeature();
        if (fault?.WasNotSent() is true)
            health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, While);
        else if (fault is null && destination.Health.Passive is DestinationHealth.Unhealthy)
            health.SetPassive(cluster, destination, DestinationHealth.Healthy, While);
    }
}
