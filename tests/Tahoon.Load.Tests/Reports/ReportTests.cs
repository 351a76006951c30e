using System.Text.Json;
using System.Xml.Linq;
using Tahoon.Load.Measuring;
using Tahoon.Load.Reports;
using Xunit;

namespace Tahoon.Load.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void It_has_the_members_that_others_read()
    {
        var report = JsonDocument.Parse(Some.Report().ToJson()).RootElement;

        Assert.Equal("normal", report.GetProperty("scenario").GetString());
        Assert.Equal(
            (100, 0, 200.0, 10.0),
            (report.GetProperty("requests").GetInt32(), report.GetProperty("errors").GetInt32(), report.GetProperty("bookingsPerSecond").GetDouble(),
                report.GetProperty("cpuMsPerBooking").GetDouble()));
        Assert.InRange(report.GetProperty("p50Ms").GetDouble(), 49, 51);
        Assert.InRange(report.GetProperty("p95Ms").GetDouble(), 94, 97);
        Assert.InRange(report.GetProperty("p99Ms").GetDouble(), 98, 101);
        var limit = report.GetProperty("limit");
        Assert.Equal(
            (70_000.0, 27_000.0, 4_000.0, 2_000.0),
            (limit.GetProperty("kestrel").GetDouble(), limit.GetProperty("proxy").GetDouble(), limit.GetProperty("storage").GetDouble(),
                limit.GetProperty("storageEf").GetDouble()));
        Assert.Equal((25.0, 5.0), (report.GetProperty("baseline").GetProperty("bookingsPerSecond").GetDouble(), report.GetProperty("baseline").GetProperty("p50Ms").GetDouble()));
        var ratios = report.GetProperty("ratios");
        Assert.Equal(
            (0.1, 8.0, 0.25, 0.3333),
            (ratios.GetProperty("bookingToStorageEf").GetDouble(), ratios.GetProperty("bookingToBaseline").GetDouble(),
                ratios.GetProperty("bookingToBaselineWithoutWaits").GetDouble(), ratios.GetProperty("readToProxy").GetDouble()));
    }

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var text = Some.Report().ToJson();

        Assert.Equal(text, Report.FromJson(text).ToJson());
    }

    [Fact]
    public void Without_the_audited_path_there_is_no_ratio_to_it()
    {
        var report = Some.Report(baseline: false);

        Assert.Null(report.Baseline);
        Assert.Null(report.Ratios.BookingToBaseline);
        Assert.Contains("| bookings to the audited path's | not measured |", Markdown.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_is_taken_within_a_round_and_its_median_is_told() =>
        Assert.Equal(0.1, Some.Report(bookings: [200, 200, 20, 202, 198]).Ratios.BookingToStorageEf);

    [Fact]
    public void What_the_audit_asks_and_the_run_misses_is_said()
    {
        var slow = new Recorder();
        slow.Record(Operation.Book, TimeSpan.Zero, TimeSpan.FromMilliseconds(600), Outcome.Failed);

        var missed = Reporting.Of(Load.Scenarios.Scenario.Named("normal")!, 1, [], new Measured(slow), default).Missed;

        Assert.Equal(["p95 600 ms is over 500 ms", "more than 1 % errors"], missed);
        Assert.Empty(Some.Report().Missed);
    }

    [Fact]
    public void People_read_ratios_first_and_each_endpoint_beside_what_is_wanted_of_it()
    {
        var text = Markdown.Of(Some.Report());

        Assert.Contains("| bookings to durable EF Core transactions | 0.10 | ±0 % |", text, StringComparison.Ordinal);
        Assert.Contains("booking 6.0, gateway 4.0", text, StringComparison.Ordinal);
        Assert.Contains("VideoSDK 200 to 500 ms, FCM 100 to 300 ms, 550 ms a booking on average", text, StringComparison.Ordinal);
        Assert.Matches(@"\| Book \| 100 \| 0 \| 50\.\d \| 9\d\.\d \| \d+\.\d \| 50 \| 650–1,550 \|", text);
    }

    [Fact]
    public void The_picture_is_well_formed_and_has_every_second()
    {
        var svg = XDocument.Parse(Picture.Of("<normal> & more", Some.Recorder())).Root!;

        Assert.Equal("{http://www.w3.org/2000/svg}svg", svg.Name.ToString());
        var curves = svg.Elements("{http://www.w3.org/2000/svg}polyline").Select(curve => curve.Attribute("points")!.Value.Split(' ').Length);
        Assert.Equal([10, 10, 9], curves);
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_nothing_is_well_formed_too() =>
        Assert.DoesNotContain("NaN", XDocument.Parse(Picture.Of("nothing", new Recorder())).ToString(), StringComparison.Ordinal);
}
