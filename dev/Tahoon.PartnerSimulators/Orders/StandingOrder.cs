namespace Tahoon.PartnerSimulators.Orders;

/// <summary>An order in force: how much of it is left, and the draws that decide whom it meets. Guarded by its book.</summary>
internal sealed class StandingOrder(Order order, DateTimeOffset given)
{
    private readonly Random _draws = new(order.Seed ?? 1);

    public Order Order { get; } = order;

    public int? Left { get; private set; } = order.Count;

    public DateTimeOffset? Until { get; } = order.ForSeconds is { } seconds ? given.AddSeconds(seconds) : null;

    public bool Over(DateTimeOffset now) => Left == 0 || now >= Until;

    /// <summary>How long the next request waits where the order meets it, else null.</summary>
    public TimeSpan? Meet()
    {
        Left--;
        // Both are drawn every time, so that the sequence depends on the seed alone.
        var (share, jitter) = (_draws.NextDouble(), _draws.NextDouble());
        if (share >= (Order.Rate ?? 1))
            return null;
        var delay = Order.DelayMs ?? (Order.Mode == OrderMode.Slow ? 1_000 : 0);
        return TimeSpan.FromMilliseconds(delay + jitter * (Order.JitterMs ?? 0));
    }
}
