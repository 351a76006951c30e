using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tahoon.SecurityTests.World;

/// <summary>Receives all that the processes export by OTLP (traces, logs and metrics), and keeps it as it came while somebody listens.</summary>
internal sealed class Exported : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StringBuilder> _heard = [];
    private bool _listening;

    private Exported(WebApplication app) => _app = app;

    /// <summary>What a process is told, so that what it exports comes here, and soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "16384",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "5000",
    };

    public static async Task<Exported> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var exported = new Exported(builder.Build());
        exported._app.MapPost("/v1/{signal}", exported.HearAsync);
        await exported._app.StartAsync();
        return exported;
    }

    public void Listen()
    {
        lock (_gate)
            _listening = true;
    }

    /// <summary>What was heard, by signal: <c>traces</c>, <c>logs</c>, <c>metrics</c>. Texts in it are as they are; the rest is noise.</summary>
    public IReadOnlyDictionary<string, string> StopListening()
    {
        lock (_gate)
        {
            _listening = false;
            return _heard.ToDictionary(signal => signal.Key, signal => signal.Value.ToString());
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> HearAsync(string signal, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        lock (_gate)
        {
            if (_listening)
            {
                if (!_heard.TryGetValue(signal, out var heard))
                    _heard[signal] = heard = new StringBuilder();
                heard.Append(text);
            }
        }

        return Results.Bytes([], "application/x-protobuf");
    }
}
