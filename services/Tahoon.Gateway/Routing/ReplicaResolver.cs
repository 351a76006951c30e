using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Tahoon.Gateway.Routing;

/// <summary>Makes of a service's name one destination for each replica that discovery knows, again at every change.</summary>
internal sealed class ReplicaResolver(ServiceEndpointResolver discovery) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        // a cluster names its service once
        var service = destinations.Values.Single();
        var found = await discovery.GetEndpointsAsync(service.Address, cancellationToken);
        var replicas = found.Endpoints
            .Select(endpoint => Address(endpoint.ToString()!))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(address => address, address => service with { Address = address }, StringComparer.Ordinal);
        return new ResolvedDestinationCollection(replicas, found.ChangeToken);
    }

    private static string Address(string endpoint) =>
        endpoint.Contains("://", StringComparison.Ordinal) ? endpoint : $"http://{endpoint}";
}
