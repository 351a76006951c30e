using Microsoft.AspNetCore.Authentication;
using Tahoon.Gateway.Documentation;
using Tahoon.Gateway.Edge;
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
        builder.AddEdge();

        // the services judge tokens; the edge reads whose they are, and refuses nobody for them
        builder.Services.Configure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = "none");
    }

    public static void MapGateway(this WebApplication app)
    {
        app.UseEdge();
        app.MapApiReference();
        app.MapProxy();
    }
}
