using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tahoon.ServiceDefaults.Health;

/// <summary>Health endpoints, in every environment.</summary>
internal static class HealthExtensions
{
    /// <summary>The tag of checks that take a service out of rotation.</summary>
    private const string Ready = "ready", Live = "live";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Pulses>();
        services.AddHealthChecks()
            .AddCheck("self", () => HealthCheckResult.Healthy(), [Live])
            .AddCheck<PulseHealth>("background", tags: [Live])
            .AddCheck<CircuitHealth>("circuits");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health", Answering(_ => true)).AllowAnonymous();
        app.MapHealthChecks("/health/live", Answering(check => check.Tags.Contains(Live))).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Answering(check => check.Tags.Contains(Ready))).AllowAnonymous();
    }

    private static HealthCheckOptions Answering(Func<HealthCheckRegistration, bool> chosen) =>
        new() { Predicate = chosen, ResponseWriter = WriteAsync };

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = entry.Value.Status.ToString(), description = entry.Value.Description }),
        },
        JsonSerializerOptions.Web,
        context.RequestAborted);
}
