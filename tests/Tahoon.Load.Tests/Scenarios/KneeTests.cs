using Tahoon.Load.Measuring;
using Tahoon.Load.Scenarios;
using Xunit;

namespace Tahoon.Load.Tests.Scenarios;

public sealed class KneeTests
{
    [Fact]
    public void It_is_the_last_rate_before_two_bad_seconds() => Assert.Equal(
        new Knee(30, Broke: true), Knee.Of([Fast(10), Fast(20), Fast(30), Slow(40), Slow(50), Slow(60)]));

    [Fact]
    public void One_bad_second_is_a_hiccup() => Assert.Equal(
        new Knee(40, Broke: false), Knee.Of([Fast(10), Slow(20), Fast(30), Fast(40)]));

    [Fact]
    public void What_is_refused_breaks_it_too() => Assert.Equal(
        new Knee(20, Broke: true), Knee.Of([Fast(20), Refusing(30), Refusing(40)]));

    [Fact]
    public void A_run_of_nothing_has_none() => Assert.Null(Knee.Of([new Second()]));

    [Theory]
    [InlineData(80, 100, 0, 0, true)]
    [InlineData(79, 100, 0, 0, false)]
    [InlineData(95, 0, 0, 0, false)]
    [InlineData(95, 100, 1, 0, false)]
    [InlineData(95, 100, 0, 1, false)]
    public void Overload_is_survived_by_refusing_some_and_going_on_with_the_rest(double goodput, int shed, int failed, int at200Wrong, bool holds) =>
        Assert.Equal(holds, new Overload(100, 300, goodput, shed, failed, 1000, at200Wrong).Holds);

    private static Second Fast(int arrived) => Of(arrived, 20, arrived);

    private static Second Slow(int arrived) => Of(arrived, 1_500, arrived);

    private static Second Refusing(int arrived) => Of(arrived, 20, arrived / 2);

    private static Second Of(int arrived, double ms, int done)
    {
        var second = new Second { Arrived = arrived, Done = done };
        for (var request = 0; request < done; request++)
            second.Latency.Add(TimeSpan.FromMilliseconds(ms));
        return second;
    }
}
