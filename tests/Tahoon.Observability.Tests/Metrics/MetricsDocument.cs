using System.Text;

namespace Tahoon.Observability.Tests.Metrics;

/// <summary>docs/metrics.md as the code makes it.</summary>
internal static class MetricsDocument
{
    /// <summary>Instruments of the platform that rules and dashboards may use; the whole system's /metrics are held against them.</summary>
    public static readonly IReadOnlyList<Metric> Platform =
    [
        new("Microsoft.AspNetCore.Hosting", "http.server.request.duration", "histogram", "s", "How long a request took.",
            ["http.request.method", "http.route", "http.response.status_code", "error.type"]),
        new("Microsoft.AspNetCore.Hosting", "http.server.active_requests", "up-down counter", "{request}", "Requests under way.",
            ["http.request.method", "url.scheme"]),
        new("System.Net.Http", "http.client.request.duration", "histogram", "s", "How long a request to another took, each try.",
            ["http.request.method", "server.address", "server.port", "http.response.status_code", "error.type"]),
        new("System.Net.Http", "http.client.open_connections", "up-down counter", "{connection}", "Connections to others.",
            ["http.connection.state", "server.address"]),
        new("Polly", "resilience.polly.strategy.events", "counter", null, "Retries, time-outs, circuits and rejections.",
            ["event.name", "pipeline.name", "pipeline.instance", "strategy.name"]),
        new("System.Runtime", "dotnet.process.memory.working_set", "up-down counter", "By", "Memory of the process.", []),
        new("System.Runtime", "dotnet.thread_pool.queue.length", "counter", "{work_item}", "Work that waits for a thread; a counter by its name only.", []),
        new("System.Runtime", "dotnet.gc.pause.time", "counter", "s", "Time lost to the garbage collector.", []),
    ];

    public static string Compose()
    {
        var text = new StringBuilder("""
            # Metrics

            Made from the code by `MetricsDocumentTests`, which fails where this file says anything else. All of it goes out by OTLP where
            `OTEL_EXPORTER_OTLP_ENDPOINT` is set, and is at `/metrics` of every process for Prometheus, under the names of the second column.
            Every replica tells what is its own; what it reads in a database (outbox, work, allocations) is told by each alike, so gauges of
            that kind are joined by `max`, never by `sum`.


            """.ReplaceLineEndings("\n"));
        Section(text, "Tahoon's own", Instruments.All);
        Section(text, "Of the platform, as far as rules and dashboards use them", Platform);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<Metric> metrics)
    {
        text.Append("## ").Append(title).Append('\n');
        foreach (var meter in metrics.GroupBy(metric => metric.Meter))
        {
            text.Append("\n### ").Append(meter.Key).Append("\n| metric | Prometheus | kind | unit | | told apart by |\n|---|---|---|---|---|---|\n");
            foreach (var metric in meter)
                text.Append($"| `{metric.Name}` | `{metric.Prometheus}` | {metric.Kind} | {metric.Unit} | {metric.What} | ")
                    .AppendJoin(", ", metric.Attributes.Select(attribute => $"`{attribute}`")).Append(" |\n");
        }

        text.Append('\n');
    }
}
