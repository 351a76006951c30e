using System.Numerics;

namespace Tahoon.Load.Measuring;

/// <summary>
/// Durations in buckets that are never wider than a 64th of what they hold, from a microsecond to hours, as HdrHistogram has
/// them: no sample is dropped, and a percentile is off by 1.6 % at the most.
/// </summary>
internal sealed class Histogram
{
    private const int Precision = 64, Shift = 6;

    private readonly long[] _counts = new long[Precision * 40];

    public long Count { get; private set; }

    public TimeSpan Largest { get; private set; }

    public void Add(TimeSpan duration)
    {
        _counts[Bucket(Microseconds(duration))]++;
        Count++;
        if (duration > Largest)
            Largest = duration;
    }

    public void Add(Histogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Count += other.Count;
        Largest = Largest > other.Largest ? Largest : other.Largest;
    }

    /// <summary>What so many of a hundred were not slower than, in milliseconds; 0 where nothing was measured.</summary>
    public double Percentile(double percent)
    {
        if (Count == 0)
            return 0;

        var wanted = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
                return Math.Min(Top(i), Largest.TotalMicroseconds) / 1000;
        }

        return Largest.TotalMilliseconds;
    }

    private static long Microseconds(TimeSpan duration) => Math.Clamp((long)duration.TotalMicroseconds, 0, (1L << 40) - 1);

    // below 128 µs each microsecond has its own; above, each power of two is cut into 64
    private static int Bucket(long value)
    {
        if (value < 2 * Precision)
            return (int)value;

        var octave = BitOperations.Log2((ulong)value) - Shift;
        return (octave * Precision) + (int)(value >> octave);
    }

    private static double Top(int bucket)
    {
        if (bucket < 2 * Precision)
            return bucket;

        var octave = (bucket / Precision) - 1;
        return ((long)((bucket % Precision) + Precision + 1) << octave) - 1;
    }
}
