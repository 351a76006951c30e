using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Tahoon.Gateway.Edge;
using Tahoon.Gateway.Limits;
using Tahoon.Gateway.Signatures;

namespace Tahoon.Gateway.Tests.Support;

/// <summary>The shared parts of one replica of the gateway, over a Redis or none, without HTTP.</summary>
internal sealed class Replica : IDisposable
{
    private readonly ServiceProvider _services;

    public Replica(string? redis, RateLimits? limits = null, TimeProvider? clock = null, TimeSpan? patience = null)
    {
        clock ??= TimeProvider.System;
        var services = new ServiceCollection().AddMetrics();
        if (redis is not null)
        {
            // as the services connect: what is away is not waited for
            var options = ConfigurationOptions.Parse($"{redis},abortConnect=false,connectTimeout=10000,asyncTimeout=10000");
            options.BacklogPolicy = BacklogPolicy.FailFast;
            services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options));
        }

        _services = services.BuildServiceProvider();
        var metrics = ActivatorUtilities.CreateInstance<GatewayMetrics>(_services);
        Store = new SharedStore(_services, metrics, NullLogger<SharedStore>.Instance)
        {
            // a busy machine is not an absent Redis
            Patience = patience ?? TimeSpan.FromSeconds(10),
        };
        Buckets = new Buckets(Options.Create(limits ?? new RateLimits()), new SharedBuckets(Store), metrics, clock);
        Nonces = new Nonces(Store, clock);
    }

    public SharedStore Store { get; }

    public Buckets Buckets { get; }

    public Nonces Nonces { get; }

    public void Dispose() => _services.Dispose();
}
