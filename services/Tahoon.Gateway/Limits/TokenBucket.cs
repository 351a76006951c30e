namespace Tahoon.Gateway.Limits;

/// <summary>
/// A token bucket as one number: the instant at which it is full again (GCRA). All times are microseconds, so what it ever
/// grants is at most burst + rate × time, exactly. <see cref="SharedBuckets"/> does the same inside Redis.
/// </summary>
/// <param name="FullAt">By the clock that it is asked with.</param>
internal readonly record struct TokenBucket(long FullAt)
{
    /// <summary>Takes as many of what is wanted as there are.</summary>
    public Taken Take(Rate rate, long now, int wanted, out TokenBucket after)
    {
        var missing = Math.Max(0, FullAt - now);
        var granted = (int)Math.Clamp((rate.Capacity - missing) / rate.Interval, 0, wanted);
        missing += granted * rate.Interval;
        after = new TokenBucket(now + missing);
        return new Taken(granted, missing);
    }
}

/// <summary>What came out of a bucket.</summary>
/// <param name="Granted">How many.</param>
/// <param name="Missing">How long, in microseconds, until the bucket is full again.</param>
internal readonly record struct Taken(int Granted, long Missing)
{
    /// <summary>How many are left.</summary>
    public int Left(Rate rate) => (int)Math.Max(0, (rate.Capacity - Missing) / rate.Interval);

    /// <summary>How long, in microseconds, until there is one.</summary>
    public long Until(Rate rate) => Math.Max(0, Missing + rate.Interval - rate.Capacity);
}
