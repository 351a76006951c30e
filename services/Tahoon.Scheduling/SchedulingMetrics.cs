using System.Diagnostics.Metrics;

namespace Tahoon.Scheduling;

/// <summary>How time is taken and given back.</summary>
internal sealed class SchedulingMetrics
{
    public const string MeterName = "Tahoon.Scheduling";

    private readonly Counter<long> _outcomes, _swept;
    private readonly Gauge<long> _allocations;
    private readonly Gauge<double> _ages;

    public SchedulingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _outcomes = meter.CreateCounter<long>(
            "tahoon.scheduling.outcomes", "{request}",
            "Wishes to `reserve`, `hold` or `use_hold` by what came of them: `done`, a failure's code, `unavailable`, `error`. By `operation`, `outcome`.");
        _swept = meter.CreateCounter<long>(
            "tahoon.scheduling.swept", "{allocation}",
            "Allocations that were settled by the sweeper: `confirmed`, `released`, or `lapsed` holds. By `outcome`.");
        _allocations = meter.CreateGauge<long>(
            "tahoon.scheduling.allocations", "{allocation}", "Allocations that are not final: `held` or `pending`. By `state`.");
        _ages = meter.CreateGauge<double>("tahoon.scheduling.allocation.age", "s", "Since when the oldest of them is so. By `state`.");
    }

    public void Answered(string operation, string outcome) => _outcomes.Add(1, new("operation", operation), new("outcome", outcome));

    public void Swept(string outcome) => _swept.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Open(string state, long allocations, TimeSpan oldest)
    {
        _allocations.Record(allocations, new KeyValuePair<string, object?>("state", state));
        _ages.Record(oldest.TotalSeconds, new KeyValuePair<string, object?>("state", state));
    }
}
