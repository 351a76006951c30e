using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tahoon.Gateway.Documentation;
using Tahoon.Gateway.Health;
using Tahoon.Gateway.Routing;

namespace Tahoon.Gateway;

/// <summary>What the gateway is made of.</summary>
internal static class GatewayModule
{
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddProxy();
        builder.Services.AddApiReference();
        builder.Services.AddServiceHealth();

        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            options.Limits.MaxRequestLineSize = 8 * 1024;
            options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            options.Limits.MaxRequestHeaderCount = 64;
        });

        // the services check tokens; checking them here too would let every request wait for Identity's keys
        builder.Services.Configure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = "none");
    }

    public static void MapGateway(this WebApplication app)
    {
        app.MapApiReference();
        app.MapProxy();
    }
}
