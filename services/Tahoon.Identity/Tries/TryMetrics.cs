using System.Diagnostics.Metrics;

namespace Tahoon.Identity.Tries;

/// <summary>Failed tries and lock-outs, by which keys were tried.</summary>
internal sealed class TryMetrics
{
    public const string MeterName = "Tahoon.Identity";

    private readonly Counter<long> _failures;
    private readonly Counter<long> _lockouts;
    private readonly Counter<long> _refusals;

    public TryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _failures = meter.CreateCounter<long>("tahoon.token.failures", "{try}", "Tries to get a token with a wrong key. By `kind`.");
        _lockouts = meter.CreateCounter<long>("tahoon.token.lockouts", "{lockout}", "Sources that were locked out. By `kind`.");
        _refusals = meter.CreateCounter<long>("tahoon.token.refusals", "{try}", "Tries that were refused unread, of who is locked out. By `kind`.");
    }

    public void Failed(string kind) => _failures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void LockedOut(string kind) => _lockouts.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Refused(string kind) => _refusals.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
