using System.ComponentModel.DataAnnotations;

namespace Tahoon.Gateway.Limits;

/// <summary>A limit: so many at once, and then so many a second.</summary>
internal sealed class Rate
{
    private const long Second = 1_000_000;

    [Range(1, 1_000_000)]
    public required int PerSecond { get; set; }

    [Range(1, 1_000_000)]
    public required int Burst { get; set; }

    /// <summary>Microseconds from one request to the next; rounded up, so never more than the limit.</summary>
    public long Interval => (Second + PerSecond - 1) / PerSecond;

    /// <summary>Microseconds that an empty bucket takes to be full.</summary>
    public long Capacity => Interval * Burst;
}

/// <summary>The limits, <c>Tahoon:RateLimits</c>.</summary>
internal sealed class RateLimits
{
    public const string Section = "Tahoon:RateLimits";

    public Rate Tokens { get; set; } = new() { PerSecond = 50, Burst = 100 };

    public Rate Reads { get; set; } = new() { PerSecond = 1_000, Burst = 2_000 };

    public Rate Writes { get; set; } = new() { PerSecond = 200, Burst = 400 };

    public Rate Other { get; set; } = new() { PerSecond = 200, Burst = 1_000 };

    public Rate Of(RateClass kind) => kind switch
    {
        RateClass.Tokens => Tokens,
        RateClass.Reads => Reads,
        RateClass.Writes => Writes,
        _ => Other,
    };
}
