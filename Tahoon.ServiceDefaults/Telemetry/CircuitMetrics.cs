using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Polly.Telemetry;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>Which circuits are open now, as Polly tells of each change. A pipeline has its neighbour's or partner's name.</summary>
internal sealed class CircuitMetrics : TelemetryListener
{
    public const string MeterName = "Tahoon.Resilience";

    private readonly ConcurrentDictionary<string, int> _circuits = new();

    public CircuitMetrics(IMeterFactory meters) => meters.Create(MeterName).CreateObservableGauge(
        "tahoon.circuit.open", Observe, null, "1 while a circuit breaker lets no call, or only a trial, through. By `circuit`.");

    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        switch (args.Event.EventName)
        {
            case "OnCircuitOpened" or "OnCircuitHalfOpened":
                _circuits[Name(args.Source)] = 1;
                break;
            case "OnCircuitClosed":
                _circuits[Name(args.Source)] = 0;
                break;
        }
    }

    /// <summary>Those that are open now.</summary>
    public IReadOnlyList<string> Open => [.. _circuits.Where(circuit => circuit.Value == 1).Select(circuit => circuit.Key).Order()];

    private static string Name(ResilienceTelemetrySource source) =>
        source.PipelineInstanceName is { Length: > 0 } instance ? instance : source.PipelineName ?? "";

    private IEnumerable<Measurement<int>> Observe() =>
        _circuits.Select(circuit => new Measurement<int>(circuit.Value, new KeyValuePair<string, object?>("circuit", circuit.Key)));
}
