using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        builder.Services.AddHybridCache();
        builder.Services.AddSingleton<CacheMetrics>();
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
