using Tahoon.Load.Comparing;
using Tahoon.Load.Reports;
using Xunit;

namespace Tahoon.Load.Tests.Reports;

public sealed class ComparisonTests
{
    private static readonly double[] Calm = [200, 201, 199, 202, 198], Wild = [200, 260, 140, 250, 150], Hopeless = [200, 400, 20, 380, 40];

    [Fact]
    public void The_same_again_holds() => Assert.Equal(Verdict.Holds, Booking(Some.Report(bookings: Calm), Some.Report(bookings: Calm)));

    [Fact]
    public void Worse_by_more_than_the_noise_is_worse() =>
        Assert.Equal(Verdict.Worse, Booking(Some.Report(bookings: Calm), Some.Report(bookings: Times(0.85, Calm))));

    [Fact]
    public void The_same_fall_within_the_noise_holds() =>
        Assert.NotEqual(Verdict.Worse, Booking(Some.Report(bookings: Wild), Some.Report(bookings: Times(0.85, Wild))));

    [Fact]
    public void A_little_less_is_what_a_new_build_may_cost() =>
        Assert.Equal(Verdict.Holds, Booking(Some.Report(bookings: Calm), Some.Report(bookings: Times(0.92, Calm))));

    [Fact]
    public void Better_holds_however_much() =>
        Assert.Equal(Verdict.Holds, Booking(Some.Report(bookings: Calm), Some.Report(bookings: Times(3, Calm))));

    [Fact]
    public void Where_the_slices_say_nothing_nothing_is_claimed() =>
        Assert.Equal(Verdict.TooNoisy, Booking(Some.Report(bookings: Calm), Some.Report(bookings: Hopeless)));

    [Fact]
    public void A_collapse_is_seen_through_any_noise() =>
        Assert.Equal(Verdict.Worse, Booking(Some.Report(bookings: Wild), Some.Report(bookings: Times(0.01, Wild))));

    [Fact]
    public void Only_what_both_runs_measured_and_what_no_wait_decides_is_compared()
    {
        Assert.Equal(
            ["bookingToStorageEf", "bookingToBaselineWithoutWaits", "readToProxy"],
            Comparison.Of(Some.Report(), Some.Report()).Select(ratio => ratio.Ratio));
        Assert.Equal(
            ["bookingToStorageEf", "readToProxy"],
            Comparison.Of(Some.Report(), Some.Report(baseline: false)).Select(ratio => ratio.Ratio));
    }

    [Theory]
    [InlineData(0.72, "Holds")]
    [InlineData(0.68, "Worse")]
    public void A_fall_within_the_margin_that_was_asked_for_is_none(double factor, string verdict) => Assert.Equal(
        verdict, Comparison.Of(Some.Report(bookings: Calm), Some.Report(bookings: Times(factor, Calm)), least: 0.3)[0].Verdict.ToString());

    private static Verdict Booking(Report then, Report now) => Comparison.Of(then, now).Single(ratio => ratio.Ratio == "bookingToStorageEf").Verdict;

    private static double[] Times(double factor, double[] bookings) => [.. bookings.Select(booking => booking * factor)];
}
