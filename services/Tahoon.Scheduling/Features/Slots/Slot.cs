using System.Globalization;
using NodaTime;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary>A free slot.</summary>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC.</param>
/// <param name="LocalStart">The start as a clock in the zone of the answer shows it, such as <c>2026-03-01T09:30:00</c>.</param>
internal sealed record Slot(DateTime Start, DateTime End, string LocalStart)
{
    public static Slot At(Instant start, int minutes, DateTimeZone zone) => new(
        start.ToDateTimeUtc(),
        (start + Duration.FromMinutes(minutes)).ToDateTimeUtc(),
        start.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
}
