using System.Diagnostics;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>What is to go wrong in this process, and for how long; an order replaces the one before.</summary>
/// <param name="StorageFull">The database's file may not grow.</param>
/// <param name="ClockShiftSeconds">So far the service's clock is off; the database's own clock is not.</param>
/// <param name="StatementSeconds">Each statement takes so much longer.</param>
/// <param name="ForSeconds">The order ends by itself, so that nobody has to come back to a service that can't hear any more.</param>
internal sealed record FaultOrder(bool StorageFull, double ClockShiftSeconds, double ForSeconds, double StatementSeconds = 0)
{
    private const double Day = 86_400, Longest = 600, Slowest = 30;

    public bool MakesSense => Math.Abs(ClockShiftSeconds) <= Day && ForSeconds is > 0 and <= Longest && StatementSeconds is >= 0 and <= Slowest;
}

/// <summary>The order in force. Its end goes by a clock that no order shifts.</summary>
internal sealed class OrderedFaults
{
    private volatile Standing? _standing;

    public bool StorageFull => InForce is { StorageFull: true };

    public TimeSpan ClockShift => TimeSpan.FromSeconds(InForce?.ClockShiftSeconds ?? 0);

    public TimeSpan StatementDelay => TimeSpan.FromSeconds(InForce?.StatementSeconds ?? 0);

    public void Give(FaultOrder order) => _standing = new Standing(order, Stopwatch.GetTimestamp());

    private FaultOrder? InForce =>
        _standing is { } standing && Stopwatch.GetElapsedTime(standing.Since).TotalSeconds < standing.Order.ForSeconds ? standing.Order : null;

    private sealed record Standing(FaultOrder Order, long Since);
}
