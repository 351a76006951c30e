using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using Tahoon.ServiceDefaults.Telemetry;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Telemetry;

public sealed class SecondsTests : IDisposable
{
    private readonly Meter _meter = new("seconds");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void What_takes_milliseconds_is_told_from_what_takes_seconds()
    {
        var buckets = Assert.IsType<ExplicitBucketHistogramConfiguration>(Seconds.Buckets(_meter.CreateHistogram<double>("waits", "s"))).Boundaries!;

        Assert.InRange(buckets.Count(bound => bound is > 0 and <= 0.5), 6, 10);
        Assert.Contains(0.5, buckets); // TahoonDatabaseIsSlow
        Assert.Contains(1, buckets); // TahoonWritersWait
        Assert.Equal(buckets.Order(), buckets);
    }

    [Fact]
    public void What_brings_its_own_or_is_no_time_is_left_alone()
    {
        Assert.Null(Seconds.Buckets(_meter.CreateHistogram(
            "asked", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] })));
        Assert.Null(Seconds.Buckets(_meter.CreateHistogram<double>("sizes", "By")));
        Assert.Null(Seconds.Buckets(_meter.CreateCounter<double>("cpu", "s")));
    }
}
