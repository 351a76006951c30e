using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>
/// The buckets of what is measured in seconds and brings none of its own: those of OpenTelemetry's conventions for databases and HTTP
/// together. The SDK's begin at five, as if it were milliseconds, and every quantile would be told as five seconds.
/// </summary>
internal static class Seconds
{
    private static readonly double[] Boundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30];

    public static MetricStreamConfiguration? Buckets(Instrument instrument) =>
        instrument is Histogram<double> { Unit: "s", Advice: null } ? new ExplicitBucketHistogramConfiguration { Boundaries = Boundaries } : null;
}
