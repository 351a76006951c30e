using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Tahoon.Gateway.Edge;

namespace Tahoon.Gateway.Limits;

/// <summary>The buckets of all clients that this replica has heard of lately; bounded, whatever addresses requests come from.</summary>
internal sealed class Buckets(
    IOptions<RateLimits> limits, SharedBuckets shared, GatewayMetrics metrics, TimeProvider clock)
{
    public const int Most = 50_000;

    private const int Many = 10_000;

    private readonly ConcurrentDictionary<BucketKey, ClientBucket> _buckets = new();
    private long _sweptAt = long.MinValue / 2;

    public ValueTask<Verdict> TakeAsync(BucketKey key) => For(key).TakeAsync();

    private ClientBucket For(BucketKey key)
    {
        if (_buckets.TryGetValue(key, out var bucket))
            return bucket;

        if (_buckets.Count >= Many)
            Sweep();
        return _buckets.GetOrAdd(_buckets.Count < Most ? key : BucketKey.Others(key.Kind), New);
    }

    private ClientBucket New(BucketKey key) => new(key, limits.Value.Of(key.Kind), shared, metrics, clock);

    /// <summary>Drops what is full again, once a second at the most: a new bucket is full too.</summary>
    private void Sweep()
    {
        var now = clock.GetElapsedTime(0).Ticks / TimeSpan.TicksPerMicrosecond;
        var last = Volatile.Read(ref _sweptAt);
        if (now - last < 1_000_000 || Interlocked.CompareExchange(ref _sweptAt, now, last) != last)
            return;

        foreach (var (key, bucket) in _buckets)
        {
            if (now - bucket.AskedAt > bucket.Memory + ClientBucket.Ahead)
                _buckets.TryRemove(key, out _);
        }
    }
}
