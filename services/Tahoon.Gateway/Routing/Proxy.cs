using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.ServiceDiscovery;
using Yarp.ReverseProxy.Transforms;

namespace Tahoon.Gateway.Routing;

/// <summary>The reverse proxy: routes, replicas, limits, and what happens when a replica is away.</summary>
internal static class Proxy
{
    /// <summary>What one request may take, all tries together.</summary>
    public static readonly TimeSpan Total = TimeSpan.FromSeconds(15);

    /// <summary>How often each replica is asked whether it lives, and how long it may take to say so.</summary>
    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);

    private const int ConnectionsPerReplica = 256;

    public static void AddProxy(this IServiceCollection services)
    {
        services.AddSingleton<IDestinationResolver, ReplicaResolver>();
        services.AddSingleton<IPassiveHealthCheckPolicy, DeadReplicas>();
        services.AddReplicaClient();
        services.AddSingleton<Replicas>();
        services.AddReverseProxy()
            .LoadFromMemory(RouteTable.Routes, [.. RouteTable.Services.Select(Cluster)])
            .AddTransforms(transforms => transforms.AddRequestTransform(ForwardedHeaders.Clean))
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = TimeSpan.FromSeconds(2);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
            });
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(pipeline =>
    {
        pipeline.Use(Answers.GiveAsync);
        pipeline.Use(OtherReplica.TryAsync);
        pipeline.UseLoadBalancing();
        pipeline.UsePassiveHealthChecks();
    });

    private static ClusterConfig Cluster(string service) => new()
    {
        ClusterId = service,
        Destinations = new Dictionary<string, DestinationConfig> { [service] = new() { Address = $"http://{service}" } },
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        HttpClient = new HttpClientConfig { MaxConnectionsPerServer = ConnectionsPerReplica },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = Total },
        HealthCheck = new HealthCheckConfig
        {
            Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = DeadReplicas.PolicyName },

            // one that hangs takes connections and answers nothing: no request should have to find that out
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = Probe,
                Timeout = Probe,
                Path = "/health/live",
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            },

            // when all are thought dead, one may be back: it costs a refused connection to find out
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        },
    };
}
