using System.Text.Json.Serialization;

namespace Tahoon.PartnerSimulators.Orders;

internal enum OrderMode
{
    Normal,
    Slow,
    Failing,
    RateLimited,
    Away,
}

/// <summary>How a partner is to behave until the next order. Times are in the unit their names say.</summary>
internal sealed record Order
{
    [JsonRequired]
    public OrderMode Mode { get; init; }
    public int? DelayMs { get; init; }
    public int? JitterMs { get; init; }
    public string? ErrorCode { get; init; }
    public int? Status { get; init; }
    public int? RetryAfterSeconds { get; init; }
    public double? Rate { get; init; }
    public int? Seed { get; init; }
    public bool AcceptThenFail { get; init; }
    public int? Count { get; init; }
    public double? ForSeconds { get; init; }
}
