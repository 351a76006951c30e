using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>Opening hours on a local date, in minutes from its midnight; they may close on the next day.</summary>
internal readonly record struct LocalHours
{
    public const int MinutesPerDay = 24 * 60;

    /// <param name="opens">0 to 1,439.</param>
    /// <param name="closes">After <paramref name="opens"/>, at most 24 hours later.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours are none.</exception>
    public LocalHours(int opens, int closes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(opens);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(opens, MinutesPerDay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(closes, opens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(closes, opens + MinutesPerDay);
        (Opens, Closes) = (opens, closes);
    }

    public int Opens { get; }

    public int Closes { get; }

    /// <summary>The real time of these hours on a date; null where a clock change skips all of them.</summary>
    public InstantSpan? On(LocalDate date, DateTimeZone zone)
    {
        var midnight = date.AtMidnight();
        var start = LocalTimes.Resolve(midnight.PlusMinutes(Opens), zone);
        var end = LocalTimes.Resolve(midnight.PlusMinutes(Closes), zone);
        return end > start ? new InstantSpan(start, end) : null;
    }
}
