using Microsoft.Extensions.DependencyInjection;
using Tahoon.Gateway.Routing;
using Tahoon.Gateway.Tests.Support;
using Tahoon.Testing.Http;
using Yarp.ReverseProxy;

namespace Tahoon.Gateway.Tests;

public sealed class OutgoingCallsTests
{
    private static readonly string[] Known = ["IIdentityApi", "replicas", "service-tokens", "JwksDocument"];

    [Fact]
    public async Task Every_client_is_bounded_and_repeats_only_what_may_be()
    {
        await using var service = GatewayUnderTest.Before();
        var clients = OutgoingCalls.ClientsOf(service.Services);

        Assert.All(Known, known => Assert.Contains(clients, client => client.Contains(known, StringComparison.Ordinal)));
        Assert.Empty(await OutgoingCalls.FlawsAsync(service.Services));
    }

    [Fact]
    public async Task What_is_forwarded_is_bounded_too()
    {
        await using var service = GatewayUnderTest.Before();
        var proxy = service.Services.GetRequiredService<IProxyStateLookup>();

        Assert.All(RouteTable.Services, name =>
        {
            Assert.True(proxy.TryGetCluster(name, out var cluster));
            Assert.InRange(cluster.Model.Config.HttpRequest!.ActivityTimeout!.Value, TimeSpan.FromSeconds(1), Proxy.Total);
            Assert.InRange(cluster.Model.Config.HttpClient!.MaxConnectionsPerServer!.Value, 1, 256);
            Assert.Equal(nameof(DeadReplicas), cluster.Model.Config.HealthCheck!.Passive!.Policy);
        });
    }
}
