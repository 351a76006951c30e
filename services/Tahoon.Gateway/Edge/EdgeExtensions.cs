using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Tahoon.Gateway.Askers;
using Tahoon.Gateway.Limits;
using Tahoon.Gateway.Origins;
using Tahoon.Gateway.Shedding;
using Tahoon.Gateway.Signatures;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Gateway.Edge;

/// <summary>The edge of the system: what a request passes before it is forwarded.</summary>
internal static class EdgeExtensions
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidated<ConnectionLimits>(ConnectionLimits.Section);
        services.AddValidated<Capacity>(Capacity.Section);
        services.AddValidated<RateLimits>(RateLimits.Section).Validate(
            limits => Enum.GetValues<RateClass>().Select(limits.Of).All(rate => rate is { PerSecond: > 0, Burst: > 0 }),
            $"{RateLimits.Section}: every PerSecond and Burst must be positive.");
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelLimits>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, ClientAddress>();

        services.AddSingleton<GatewayMetrics>();
        services.AddSingleton<SharedStore>();
        services.AddSingleton(provider => ShedLoad.Places(provider.GetRequiredService<IOptions<Capacity>>().Value));
        services.AddSingleton<SharedBuckets>();
        services.AddSingleton<Buckets>();
        services.AddSingleton<Nonces>();
        services.AddSingleton<KnownTokens<Asker?>>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<Applications>();
        services.AddSingleton<ForeignOrigins>();
        builder.AddInternalClient<IIdentityApi>("identity");
    }

    /// <summary>Before all else, so that everybody sees the client's own address and scheme.</summary>
    public static void UseClientAddress(this WebApplication app) => app.UseForwardedHeaders();

    /// <summary>
    /// A client over its limit takes nobody's place, so limits come before capacity; every refusal names the limits, and a page
    /// that may read it can.
    /// </summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Identify>();
        app.UseMiddleware<AllowOrigin>();
        app.UseMiddleware<LimitRates>();
        app.UseMiddleware<ShedLoad>();
        app.Use(KnownMethods.CheckAsync);
        app.UseMiddleware<OwnMetrics>();
        app.UseMiddleware<CheckOrigin>();
        app.UseMiddleware<VerifySignatures>();
    }

    private static OptionsBuilder<T> AddValidated<T>(this IServiceCollection services, string section)
        where T : class => services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
