using Tahoon.Load.Arrivals;

namespace Tahoon.Load.Reference;

/// <summary>One slice of everything, taken one right after another: what a ratio compares was measured within seconds.</summary>
internal sealed record Round(
    Slice Kestrel, Slice Proxy, Slice Storage, Slice StorageEf, Slice? Baseline, Slice? BaselineNoWaits, Slice Read, Slice Booking,
    IReadOnlyDictionary<string, double>? CpuMsByProgram, double? CpuMsWithWhatFollows)
{
    /// <summary>Of all programs, while bookings are made.</summary>
    public double? CpuMsPerBooking => CpuMsByProgram?.Values.Sum();

    public double BookingToStorageEf => Booking.PerSecond / StorageEf.PerSecond;

    public double? BookingToBaseline => Booking.PerSecond / Baseline?.PerSecond;

    public double? BookingToBaselineNoWaits => Booking.PerSecond / BaselineNoWaits?.PerSecond;

    public double ReadToProxy => Read.PerSecond / Proxy.PerSecond;
}
