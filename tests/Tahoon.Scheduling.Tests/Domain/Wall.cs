using NodaTime;

namespace Tahoon.Scheduling.Tests.Domain;

/// <summary>A clock on the wall of a zone, looked at every minute.</summary>
internal sealed class Wall
{
    public static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly Instant _first;
    private readonly LocalDateTime[] _readings;

    public Wall(DateTimeZone zone, Instant from, Instant to)
    {
        _first = from;
        _readings = [.. Enumerable.Range(0, (int)(to - from).TotalMinutes).Select(minute => (from + (Minute * minute)).InZone(zone).LocalDateTime)];
    }

    public IEnumerable<Instant> Minutes => Enumerable.Range(0, _readings.Length).Select(minute => _first + (Minute * minute));

    public LocalDate DateAt(Instant minute) => _readings[(int)(minute - _first).TotalMinutes].Date;

    /// <summary>The first minute at which the clock shows a time or a later one.</summary>
    public Instant First(LocalDateTime reading) => _first + (Minute * Array.FindIndex(_readings, shown => shown >= reading));
}
