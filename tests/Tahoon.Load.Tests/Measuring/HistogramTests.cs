using Tahoon.Load.Measuring;
using Xunit;

namespace Tahoon.Load.Tests.Measuring;

public sealed class HistogramTests
{
    private readonly Histogram _histogram = new();

    [Theory]
    [InlineData(50)]
    [InlineData(95)]
    [InlineData(99.9)]
    public void A_percentile_is_off_by_a_64th_at_the_most(double percent)
    {
        var draw = new Random(3);
        var samples = Enumerable.Range(0, 10_000).Select(_ => Math.Exp(draw.NextDouble() * 12)).Order().ToArray();
        foreach (var sample in samples)
            _histogram.Add(TimeSpan.FromMicroseconds(sample));

        var exact = samples[(int)Math.Ceiling(samples.Length * percent / 100) - 1] / 1000;
        Assert.InRange(_histogram.Percentile(percent), exact * (1 - (1 / 64.0)) - 0.001, exact * (1 + (1 / 64.0)) + 0.001);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1_000_000)]
    [InlineData(3_600_000_000)]
    public void A_single_sample_is_every_percentile(long microseconds)
    {
        _histogram.Add(TimeSpan.FromMicroseconds(microseconds));

        Assert.Equal(microseconds / 1000.0, _histogram.Percentile(50), microseconds / 1000.0 / 64);
        Assert.Equal(microseconds / 1000.0, _histogram.Percentile(100), 0.001);
    }

    [Fact]
    public void Nothing_is_zero() => Assert.Equal(0, _histogram.Percentile(99));

    [Fact]
    public void What_two_have_one_has_when_they_are_added()
    {
        var other = new Histogram();
        _histogram.Add(TimeSpan.FromMilliseconds(1));
        other.Add(TimeSpan.FromMilliseconds(100));
        other.Add(TimeSpan.FromMilliseconds(100));

        _histogram.Add(other);

        Assert.Equal((3, TimeSpan.FromMilliseconds(100)), (_histogram.Count, _histogram.Largest));
        Assert.InRange(_histogram.Percentile(33), 0.98, 1.02);
        Assert.InRange(_histogram.Percentile(34), 98, 100);
    }

    [Fact]
    public void What_is_longer_than_any_bucket_is_counted_all_the_same()
    {
        _histogram.Add(TimeSpan.FromDays(100));

        Assert.Equal(1, _histogram.Count);
        Assert.True(_histogram.Percentile(50) > TimeSpan.FromDays(12).TotalMilliseconds);
    }
}
