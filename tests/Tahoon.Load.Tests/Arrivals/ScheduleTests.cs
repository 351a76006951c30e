using Tahoon.Load.Arrivals;
using Xunit;

namespace Tahoon.Load.Tests.Arrivals;

public sealed class ScheduleTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(100);

    [Fact]
    public void As_many_arrive_as_the_rate_says() => Assert.InRange(Schedule.Of(Rate.Steady(50), Duration, 10, seed: 1).Count, 4700, 5300);

    [Fact]
    public void They_come_in_order_and_within_the_run()
    {
        var arrivals = Schedule.Of(new Rate(10, 90), Duration, 10, seed: 1);

        Assert.Equal(arrivals.Order(Comparer<Arrival>.Create((one, other) => one.At.CompareTo(other.At))), arrivals);
        Assert.All(arrivals, arrival => Assert.InRange(arrival.At, TimeSpan.Zero, Duration));
    }

    [Fact]
    public void They_come_as_people_do_and_not_as_a_clock_ticks()
    {
        var arrivals = Schedule.Of(Rate.Steady(50), Duration, 10, seed: 1);
        var gaps = arrivals.Zip(arrivals.Skip(1), (one, next) => (next.At - one.At).TotalMilliseconds).ToList();

        // of independent arrivals, as many gaps as 1 - 1/e are shorter than the mean
        Assert.InRange(gaps.Count(gap => gap < 20) / (double)gaps.Count, 0.60, 0.66);
    }

    [Fact]
    public void A_rising_rate_has_a_quarter_of_its_arrivals_in_the_first_half()
    {
        var arrivals = Schedule.Of(new Rate(0, 100), Duration, 10, seed: 1);

        Assert.InRange(arrivals.Count(arrival => arrival.At < Duration / 2) / (double)arrivals.Count, 0.22, 0.28);
    }

    [Fact]
    public void Every_visitor_comes_in_turn() => Assert.Equal(
        [0, 1, 2, 0, 1, 2], Schedule.Of(Rate.Steady(50), Duration, visitors: 3, seed: 1).Take(6).Select(arrival => arrival.Visitor));

    [Fact]
    public void A_seed_gives_one_schedule_and_another_gives_another()
    {
        Assert.Equal(Schedule.Of(Rate.Steady(50), Duration, 10, seed: 1), Schedule.Of(Rate.Steady(50), Duration, 10, seed: 1));
        Assert.NotEqual(Schedule.Of(Rate.Steady(50), Duration, 10, seed: 1), Schedule.Of(Rate.Steady(50), Duration, 10, seed: 2));
    }
}
