using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tahoon.ServiceDefaults.Health;

/// <summary>
/// Background work that must go on: a loop beats whenever it comes round, a handler is busy until it ends. What does neither for
/// a minute hangs, and only a new process helps: the service is no longer alive.
/// </summary>
public sealed class Pulses(TimeProvider clock)
{
    /// <summary>Longer than anything that background work waits for by itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<object, (string Name, long At)> _signs = new();

    /// <summary>What has not stirred for too long, by name.</summary>
    public IReadOnlyList<string> Stuck =>
        [.. _signs.Values.Where(sign => clock.GetElapsedTime(sign.At) > Patience).Select(sign => sign.Name).Distinct().Order()];

    /// <summary>The loop of that name has come round.</summary>
    public void Beat(string loop) => _signs[loop] = (loop, clock.GetTimestamp());

    /// <summary>The loop of that name has ended, as it was told to.</summary>
    public void End(string loop) => _signs.TryRemove(loop, out _);

    /// <summary>Something is being handled until what this returns is disposed of.</summary>
    public IDisposable Busy(string handler)
    {
        var handling = new Handling(this);
        _signs[handling] = (handler, clock.GetTimestamp());
        return handling;
    }

    private sealed class Handling(Pulses pulses) : IDisposable
    {
        public void Dispose() => pulses._signs.TryRemove(this, out _);
    }
}

/// <summary>Unhealthy where background work hangs.</summary>
internal sealed class PulseHealth(Pulses pulses) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pulses.Stuck is { Count: > 0 } stuck
            ? HealthCheckResult.Unhealthy($"Stuck: {string.Join(", ", stuck)}.")
            : HealthCheckResult.Healthy());
}
