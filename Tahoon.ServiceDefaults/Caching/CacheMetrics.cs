using System.Diagnostics.Metrics;

namespace Tahoon.ServiceDefaults.Caching;

/// <summary>How often a cache spared the question.</summary>
public sealed class CacheMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Tahoon.Caching";

    private readonly Counter<long> _lookups;

    /// <summary>Creates the instruments.</summary>
    public CacheMetrics(IMeterFactory meters) => _lookups = meters.Create(MeterName).CreateCounter<long>(
        "tahoon.cache.lookups", "{lookup}", "Lookups in a cache: `hit`, `miss`, or `stale` where the source was away. By `cache`, `result`.");

    /// <summary>Something was looked up.</summary>
    /// <param name="cache">Which cache, such as <c>offer</c>.</param>
    /// <param name="result"><c>hit</c>, <c>miss</c> or <c>stale</c>.</param>
    public void LookedUp(string cache, string result) => _lookups.Add(1, new("cache", cache), new("result", result));
}
