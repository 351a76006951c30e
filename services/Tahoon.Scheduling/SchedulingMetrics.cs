using System.Diagnostics.Metrics;

namespace Tahoon.Scheduling;

/// <summary>How time is taken and given back.</summary>
internal sealed class SchedulingMetrics
{
    public const string MeterName = "Tahoon.Scheduling";

    private readonly Counter<long> _outcomes, _swept, _renewed;
    private readonly Gauge<long> _allocations, _forms, _formBytes;
    private readonly Gauge<double> _ages, _formAge;

    public SchedulingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _outcomes = meter.CreateCounter<long>(
            "tahoon.scheduling.outcomes", "{request}",
            "Wishes to `reserve`, `hold` or `use_hold` by what came of them: `done`, a failure's code, `unavailable`, `error`. By `operation`, `outcome`.");
        _swept = meter.CreateCounter<long>(
            "tahoon.scheduling.swept", "{allocation}",
            "Allocations that were settled by the sweeper: `confirmed`, `released`, or `lapsed` holds. By `outcome`.");
        _renewed = meter.CreateCounter<long>(
            "tahoon.scheduling.free_forms.renewed", "{provider}",
            "Forms of what is free that were brought up to date: found in `redis`, or `made` from the tables. By `source`.");
        _forms = meter.CreateGauge<long>("tahoon.scheduling.free_forms", "{provider}", "Forms of what is free that are kept in memory.");
        _formBytes = meter.CreateGauge<long>("tahoon.scheduling.free_forms.size", "By", "What the bits of these forms take.");
        _formAge = meter.CreateGauge<double>(
            "tahoon.scheduling.free_forms.age", "s", "How old they may be: since when the tables were last asked for what has changed.");
        _allocations = meter.CreateGauge<long>(
            "tahoon.scheduling.allocations", "{allocation}", "Allocations that are not final: `held` or `pending`. By `state`.");
        _ages = meter.CreateGauge<double>("tahoon.scheduling.allocation.age", "s", "Since when the oldest of them is so. By `state`.");
    }

    public void Answered(string operation, string outcome) => _outcomes.Add(1, new("operation", operation), new("outcome", outcome));

    public void Swept(string outcome) => _swept.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Renewed(int found, int made)
    {
        _renewed.Add(found, new KeyValuePair<string, object?>("source", "redis"));
        _renewed.Add(made, new KeyValuePair<string, object?>("source", "made"));
    }

    public void Forms(int count, long bytes, TimeSpan age)
    {
        _forms.Record(count);
        _formBytes.Record(bytes);
        _formAge.Record(age.TotalSeconds);
    }

    public void Open(string state, long allocations, TimeSpan oldest)
    {
        _allocations.Record(allocations, new KeyValuePair<string, object?>("state", state));
        _ages.Record(oldest.TotalSeconds, new KeyValuePair<string, object?>("state", state));
    }
}
