using Yarp.ReverseProxy;

namespace Tahoon.Gateway.Routing;

/// <summary>The replicas of each service as the proxy knows them, for questions of the gateway's own.</summary>
internal sealed class Replicas(IProxyStateLookup proxy) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>The addresses of a service's replicas.</summary>
    public IReadOnlyList<Uri> Of(string service) => proxy.TryGetCluster(service, out var cluster)
        ? [.. cluster.DestinationsState.AllDestinations.Select(replica => new Uri(replica.Model.Config.Address))]
        : [];

    /// <summary>Asks one replica, once.</summary>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    /// <exception cref="OperationCanceledException">It does not answer in time.</exception>
    public Task<HttpResponseMessage> AskAsync(Uri replica, string path, CancellationToken cancellation) =>
        _http.GetAsync(new Uri(replica, path), cancellation);

    public void Dispose() => _http.Dispose();
}
