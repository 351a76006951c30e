using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
#if ASPIRE
using Tahoon.ServiceDefaults.Aspire;
#endif

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs through OpenTelemetry; exported by OTLP where an endpoint is configured.</summary>
internal static class TelemetryExtensions
{
    /// <summary>Sources and meters of Tahoon's own begin so.</summary>
    private const string Own = "Tahoon.*";

    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddDefaultLevels();
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(options => options.IncludeScopes = false);
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeFormattedMessage = true);

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Own)
                .AddMeter("Polly")
                .AddView(Seconds.Buckets)
                .AddPrometheusExporter())
            .WithTracing(tracing => tracing
                .AddSource(Own)
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation()
                .AddProcessor<SecretPaths>());

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            telemetry.UseOtlpExporter();
#if ASPIRE
        telemetry.AddAzureMonitor(builder.Configuration);
#endif

        return builder;
    }

    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();

    /// <summary>
    /// Frameworks speak when something is wrong: a statement or request a line would cost more than the work. It comes before
    /// all other configuration, which may say otherwise.
    /// </summary>
    private static void AddDefaultLevels(this IConfigurationManager configuration) => configuration.Sources.Insert(
        0,
        new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = nameof(LogLevel.Information),
                ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = nameof(LogLevel.Warning),
                ["Logging:LogLevel:Polly"] = nameof(LogLevel.Warning),
                ["Logging:LogLevel:System.Net.Http.HttpClient"] = nameof(LogLevel.Warning),
            },
        });

    internal static bool IsProbe(Microsoft.AspNetCore.Http.PathString path) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal) || path.StartsWithSegments("/metrics", StringComparison.Ordinal);
}
