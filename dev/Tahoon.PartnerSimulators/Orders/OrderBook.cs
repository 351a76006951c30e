namespace Tahoon.PartnerSimulators.Orders;

/// <summary>What a partner does with one request: the order that meets it and how long it waits.</summary>
internal sealed record Verdict(Order Order, TimeSpan Delay);

/// <summary>How a partner behaves now, and how many requests it has had since the start.</summary>
internal sealed record Behaviour(Order Order, int? Left, DateTimeOffset? Until, long Requests);

internal sealed class OrderBook
{
    private static readonly Order Normal = new() { Mode = OrderMode.Normal };

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StandingOrder> _orders = [];
    private readonly Dictionary<string, long> _requests = [];

    public Behaviour Give(Partner partner, Order order, DateTimeOffset now)
    {
        lock (_lock)
        {
            _orders[partner.Name] = new StandingOrder(order, now);
            return Now(partner, now);
        }
    }

    public Behaviour Show(Partner partner, DateTimeOffset now)
    {
        lock (_lock)
            return Now(partner, now);
    }

    /// <summary>The order that the next request meets, or null where it is answered as ever; counts the request.</summary>
    public Verdict? Next(Partner partner, DateTimeOffset now)
    {
        lock (_lock)
        {
            _requests[partner.Name] = _requests.GetValueOrDefault(partner.Name) + 1;
            if (InForce(partner, now) is not { } standing)
                return null;
            return standing.Meet() is { } delay ? new Verdict(standing.Order, delay) : null;
        }
    }

    private Behaviour Now(Partner partner, DateTimeOffset now)
    {
        var standing = InForce(partner, now);
        return new Behaviour(standing?.Order ?? Normal, standing?.Left, standing?.Until,
            _requests.GetValueOrDefault(partner.Name));
    }

    private StandingOrder? InForce(Partner partner, DateTimeOffset now) =>
        _orders.TryGetValue(partner.Name, out var standing) && !standing.Over(now) ? standing : null;
}
