using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Tahoon.ServiceDefaults.Aspire;

/// <summary>Redis by Aspire's integration. In Azure it is Managed Redis, which takes Entra tokens and no password.</summary>
internal static class RedisRegistration
{
    public static void AddRedisConnection(
        this IHostApplicationBuilder builder, string connectionName, Action<ConfigurationOptions> tune)
    {
        // connected when first used, and no reason to take a service out of rotation: without it answers are only slower
        var redis = builder.AddRedisClientBuilder(
            connectionName,
            settings => settings.DisableAutoActivation = settings.DisableHealthChecks = true,
            tune);
        if (!builder.Environment.IsDevelopment())
            redis.WithAzureAuthentication();
    }
}
