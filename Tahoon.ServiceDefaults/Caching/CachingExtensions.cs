using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;
#if ASPIRE
using Tahoon.ServiceDefaults.Aspire;
#else
using Tahoon.ServiceDefaults.Telemetry;
#endif

namespace Tahoon.ServiceDefaults.Caching;

/// <summary>HybridCache: in process, then Redis, one caller at a time to the source of a missing entry.</summary>
internal static class CachingExtensions
{
    /// <summary>So long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private const string ConnectionName = "cache";

    public static IHostApplicationBuilder AddCaching(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CacheMetrics>();
        builder.Services.AddTracedCache();
        if (builder.Configuration.GetConnectionString(ConnectionName) is not { Length: > 0 } text)
            return builder;

#if ASPIRE
        // its spans are Aspire's
        builder.AddRedisConnection(ConnectionName, options => Tune(options, builder.Environment));
#else
        var options = ConfigurationOptions.Parse(text);
        Tune(options, builder.Environment);
        builder.Services.AddSingleton<RedisSpans>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RedisSpans>());
        builder.Services.AddSingleton<IConnectionMultiplexer>(services =>
        {
            var redis = ConnectionMultiplexer.Connect(options);
            redis.RegisterProfiler(services.GetRequiredService<RedisSpans>().OfNow);
            return redis;
        });
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
        options.SyncTimeout = options.AsyncTimeout = (int)Patience.TotalMilliseconds;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ClientName = environment.ApplicationName;
    }
}
