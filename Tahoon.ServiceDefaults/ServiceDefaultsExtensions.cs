using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Caching;
using Tahoon.ServiceDefaults.Documentation;
using Tahoon.ServiceDefaults.Faults;
using Tahoon.ServiceDefaults.Health;
using Tahoon.ServiceDefaults.Hosting;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.ServiceDefaults;

/// <summary>What every service has.</summary>
public static class ServiceDefaultsExtensions
{
    private const long MaxBody = 1024 * 1024;

    /// <summary>
    /// Telemetry, health, discovery, resilient HTTP clients, problem details, authentication, caching and JSON; asks for the
    /// configuration <c>Tahoon:IdentifierKey</c> and, where internal clients are used, <c>Tahoon:ServiceSecret</c>.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">The service's name in discovery and telemetry, such as <c>booking</c>.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.Environment.ApplicationName = service;
        builder.Services.AddSingleton(new ServiceName(service));
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
        builder.AddFaults();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<JsonOptions>(options => WireJson.Apply(options.SerializerOptions));
        // in every environment, so that one place answers what could not be read
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxBody;
        });
        builder.Services.AddProblems().AddHealth().AddDocumentation();
        builder.AddTelemetry().AddOutgoingHttp().AddSecurity().AddCaching().AddParentLifetime();
        return builder;
    }

    /// <summary>The middleware and endpoints every service has; call it before mapping the service's own.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseTraceIdHeader();
        app.UseMiddleware<RequestLog>();
        app.UseProblems();
        app.UseRequestCharset();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapMetrics();
        app.MapDocumentation();
        app.MapFaults();
        return app;
    }
}
