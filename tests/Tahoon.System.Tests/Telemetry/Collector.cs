using System.Collections.Concurrent;
using System.Globalization;

namespace Tahoon.SystemTests.Telemetry;

/// <summary>Receives what processes export, and keeps the spans.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly OtlpReceiver _receiver;

    private Collector(ConcurrentQueue<Span> spans, OtlpReceiver receiver) => (Spans, _receiver) = (spans, receiver);

    public IReadOnlyCollection<Span> Spans { get; }

    /// <summary>What a process is told, so that its spans come here, and soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(_receiver.Environment)
    {
        ["OTEL_METRIC_EXPORT_INTERVAL"] = TimeSpan.FromHours(1).TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
    };

    public static async Task<Collector> StartAsync()
    {
        var spans = new ConcurrentQueue<Span>();
        return new Collector(spans, await OtlpReceiver.StartAsync((signal, body) =>
        {
            if (signal is not "traces")
                return;

            foreach (var span in TraceExport.Read(body))
                spans.Enqueue(span);
        }));
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();
}
