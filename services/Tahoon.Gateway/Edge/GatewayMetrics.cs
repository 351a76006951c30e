using System.Diagnostics.Metrics;
using Tahoon.Gateway.Limits;

namespace Tahoon.Gateway.Edge;

/// <summary>What the edge counts.</summary>
internal sealed class GatewayMetrics
{
    public const string MeterName = "Tahoon.Gateway";

    private readonly Counter<long> _limited, _shed, _signatures, _buckets;
    private SharedStore? _store;

    public GatewayMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _limited = meter.CreateCounter<long>("tahoon.gateway.limited", "{request}", "Requests refused by a rate limit. By `class`.");
        _shed = meter.CreateCounter<long>("tahoon.gateway.shed", "{request}", "Requests refused as there were too many at once. By `reason`.");
        _signatures = meter.CreateCounter<long>(
            "tahoon.gateway.signatures", "{request}", "Signed requests: `valid`, `repeated`, `missing`, `invalid` or `replayed`. By `outcome`.");
        _buckets = meter.CreateCounter<long>(
            "tahoon.gateway.bucket.requests", "{request}", "Requests by whose bucket decided: the replicas' `shared` one, or this one's (`local`). By `bucket`.");
        meter.CreateObservableGauge(
            "tahoon.gateway.shared_store.away", () => _store is { IsAway: true } ? 1 : 0, null, "1 while replicas share neither limits nor nonces.");
    }

    public void Limited(RateClass kind) => _limited.Add(1, new KeyValuePair<string, object?>("class", kind.Name()));

    /// <param name="reason"><c>queue_full</c> or <c>waited_too_long</c>.</param>
    public void Shed(string reason) => _shed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <param name="outcome"><c>valid</c>, <c>repeated</c>, <c>missing</c>, <c>invalid</c> or <c>replayed</c>.</param>
    public void Signature(string outcome) => _signatures.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Bucket(bool shared) =>
        _buckets.Add(1, new KeyValuePair<string, object?>("bucket", shared ? "shared" : "local"));

    /// <summary>Tells from now on whether Redis is away.</summary>
    public void Observe(SharedStore store) => _store = store;
}
