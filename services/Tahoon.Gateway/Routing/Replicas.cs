using Yarp.ReverseProxy;

namespace Tahoon.Gateway.Routing;

/// <summary>The replicas of each service as the proxy knows them, for questions of the gateway's own.</summary>
internal sealed class Replicas(IProxyStateLookup proxy, IHttpClientFactory clients)
{
    public const string ClientName = "replicas";

    /// <summary>The addresses of a service's replicas.</summary>
    public IReadOnlyList<Uri> Of(string service) => proxy.TryGetCluster(service, out var cluster)
        ? [.. cluster.DestinationsState.AllDestinations.Select(replica => new Uri(replica.Model.Config.Address))]
        : [];

    /// <summary>Asks one replica, once. It throws where there is no answer in time, or lately was none.</summary>
    public async Task<HttpResponseMessage> AskAsync(Uri replica, string path, CancellationToken cancellation)
    {
        using var http = clients.CreateClient(ClientName);
        return await http.GetAsync(new Uri(replica, path), cancellation);
    }
}
