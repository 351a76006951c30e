using Tahoon.Load.Arrivals;
using Tahoon.Load.Measuring;
using Tahoon.Load.Reference;
using Tahoon.Load.Reports;
using Tahoon.Load.Scenarios;

namespace Tahoon.Load.Tests.Reports;

/// <summary>A run that was not run.</summary>
internal static class Some
{
    public static Recorder Recorder()
    {
        var recorder = new Recorder();
        for (var request = 0; request < 100; request++)
            recorder.Record(Operation.Book, TimeSpan.FromSeconds(request / 10.0), TimeSpan.FromMilliseconds(request + 1), Outcome.Done);
        return recorder;
    }

    public static Report Report(string scenario = "normal", bool baseline = true, params double[] bookings) => Reporting.Of(
        Scenario.Named(scenario)!, 0.05, [.. (bookings is [] ? [200, 200, 200] : bookings).Select(booking => Round(booking, baseline))],
        new Measured(Recorder()), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));

    private static Round Round(double bookings, bool baseline) => new(
        Slice(70_000), Slice(27_000), Slice(4_000), Slice(2_000), baseline ? Slice(25) : null, baseline ? Slice(800) : null, Slice(9_000),
        Slice(bookings), new Dictionary<string, double> { ["booking"] = 6, ["gateway"] = 4 }, 15);

    private static Slice Slice(double perSecond)
    {
        var latency = new Histogram();
        latency.Add(TimeSpan.FromMilliseconds(5));
        return new Slice((int)(perSecond * 10), 0, 0, TimeSpan.FromSeconds(10), latency);
    }
}
