using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
#if ASPIRE
using Tahoon.ServiceDefaults.Aspire;
#endif

namespace Tahoon.ServiceDefaults.Caching;

/// <summary>HybridCache: in process, then Redis, one caller at a time to the source of a missing entry.</summary>
internal static class CachingExtensions
{
    private const string ConnectionName = "cache";

    public static IHostApplicationBuilder AddCaching(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CacheMetrics>();
        builder.Services.AddTracedCache();
        if (builder.Configuration.GetConnectionString(ConnectionName) is not { Length: > 0 } text)
            return builder;

#if ASPIRE
        builder.AddRedisConnection(ConnectionName, options => Tune(options, builder.Environment));
#else
        var options = ConfigurationOptions.Parse(text);
        Tune(options, builder.Environment);
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options));
#endif
        builder.Services.AddStackExchangeRedisCache(_ => { });
        builder.Services.AddOptions<RedisCacheOptions>().Configure<IServiceProvider>(
            (cache, services) => cache.ConnectionMultiplexerFactory =
                () => Task.FromResult(services.GetRequiredService<IConnectionMultiplexer>()));
        return builder;
    }

    private static void AddTracedCache(this IServiceCollection services)
    {
        services.AddHybridCache();
        var own = services.Last(service => service.ServiceType == typeof(HybridCache));
        services.AddKeyedSingleton(typeof(HybridCache), nameof(TracedCache), own.ImplementationType!);
        services.Replace(ServiceDescriptor.Singleton<HybridCache>(
            provider => new TracedCache(provider.GetRequiredKeyedService<HybridCache>(nameof(TracedCache)))));
    }

    /// <summary>The cache makes answers faster, never possible: without it they are only slower.</summary>
    private static void Tune(ConfigurationOptions options, IHostEnvironment environment)
    {
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 500;
        options.AsyncTimeout = 500;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ClientName = environment.ApplicationName;
    }
}
