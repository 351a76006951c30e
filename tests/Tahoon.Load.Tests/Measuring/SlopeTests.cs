using Tahoon.Load.Measuring;
using Xunit;

namespace Tahoon.Load.Tests.Measuring;

public sealed class SlopeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 20, false)]
    [InlineData(0.2, 20, true)] // 100 MB are 20 more each hour
    [InlineData(0.2, 0, true)]
    [InlineData(0.005, 0, false)] // surely, but next to nothing
    [InlineData(-0.2, 0, false)]
    public void What_grows_is_told_from_what_only_wavers(double perHour, double wavering, bool grows)
    {
        var random = new Random(11);
        var samples = Enumerable.Range(0, 7200).Select(second => 100 + (100 * perHour * second / 3600.0) + (wavering * (random.NextDouble() - 0.5)));

        Assert.Equal(grows, Slope.Of([.. samples], Second)!.Grows);
    }

    [Fact]
    public void It_is_the_share_of_the_mean_an_hour()
    {
        var slope = Slope.Of([.. Enumerable.Range(0, 4000).Select(second => 100 + (second / 36.0))], Second)!;

        Assert.Equal(100 / slope.Mean, slope.PerHour, 0.001);
        Assert.Equal(0, slope.Within, 0.001);
    }

    [Fact]
    public void What_a_run_holds_more_of_until_it_is_warm_does_not_count() =>
        Assert.False(Slope.Of([.. Enumerable.Range(0, 400).Select(second => Math.Min(second, 100.0))], Second)!.Grows);

    [Fact]
    public void A_run_that_was_too_short_says_nothing() => Assert.Null(Slope.Of([.. Enumerable.Repeat(1.0, 25)], Second));
}
