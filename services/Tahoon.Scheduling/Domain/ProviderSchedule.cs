using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>When a provider works: hours of the week, dates with hours of their own, and time off.</summary>
/// <param name="Version">Raised by every change; the same version always means the same schedule.</param>
/// <param name="Overrides">Dates whose hours replace the week's; none means closed.</param>
internal sealed record ProviderSchedule(
    Guid ProviderId,
    Guid OrganisationId,
    DateTimeZone Zone,
    int Version,
    SessionRules Rules,
    IReadOnlyList<WeeklyHours> Week,
    IReadOnlyDictionary<LocalDate, IReadOnlyList<LocalHours>> Overrides,
    IReadOnlyList<InstantSpan> TimeOff)
{
    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The real time of the hours that have a part in a window, by their openings.</summary>
    public IReadOnlyList<InstantSpan> OpenIn(InstantSpan window)
    {
        var open = new List<InstantSpan>();
        var last = DateOf(window.End);

        // hours may have opened the day before and go on past midnight
        for (var date = DateOf(window.Start).PlusDays(-1); date <= last; date = date.PlusDays(1))
            foreach (var hours in HoursOn(date))
                if (hours.On(date, Zone) is { } span && span.Overlaps(window))
                    open.Add(span);

        open.Sort((one, other) => one.Start.CompareTo(other.Start));
        return open;
    }

    public bool IsOff(InstantSpan session) => TimeOff.Any(session.Overlaps);

    private IEnumerable<LocalHours> HoursOn(LocalDate date) =>
        Overrides.TryGetValue(date, out var own) ? own : Week.Where(weekly => weekly.AppliesOn(date)).Select(weekly => weekly.Hours);
}
