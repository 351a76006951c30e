using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tahoon.SystemTests.Telemetry;

/// <summary>Receives by OTLP over HTTP what processes export, and keeps the spans.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Span> _spans = new();

    private Collector(WebApplication app) => _app = app;

    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>What a process is told, so that its spans come here, and soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "250",
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "16384",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = TimeSpan.FromHours(1).TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
    };

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/traces", collector.KeepAsync);
        collector._app.MapPost("/v1/{other}", () => Results.Ok());
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> KeepAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var span in TraceExport.Read(body.GetBuffer().AsMemory(0, (int)body.Length)))
            _spans.Enqueue(span);
        return Results.Bytes([], "application/x-protobuf");
    }
}
