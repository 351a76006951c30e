using System.Text;
using Tahoon.SystemTests.Telemetry;

namespace Tahoon.SecurityTests.World;

/// <summary>Receives all that the processes export (traces, logs and metrics), and keeps it as it came while somebody listens.</summary>
internal sealed class Exported : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StringBuilder> _heard = [];
    private OtlpReceiver? _receiver;
    private bool _listening;

    /// <summary>What a process is told, so that what it exports comes here, and soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(_receiver!.Environment)
    {
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "5000",
    };

    public static async Task<Exported> StartAsync()
    {
        var exported = new Exported();
        exported._receiver = await OtlpReceiver.StartAsync(exported.Hear);
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

    public ValueTask DisposeAsync() => _receiver!.DisposeAsync();

    private void Hear(string signal, ReadOnlyMemory<byte> body)
    {
        lock (_gate)
        {
            if (!_listening)
                return;

            if (!_heard.TryGetValue(signal, out var heard))
                _heard[signal] = heard = new StringBuilder();
            heard.Append(Encoding.UTF8.GetString(body.Span));
        }
    }
}
