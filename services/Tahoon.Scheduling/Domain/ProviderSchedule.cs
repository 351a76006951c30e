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
    /// <summary>The organisation's; they close what the week opens, and not what a date of its own does.</summary>
    public HolidayCalendar Holidays { get; init; } = HolidayCalendar.None;

    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The real time of the hours that have a part in a window, by their openings.</summary>
    public IReadOnlyList<InstantSpan> OpenIn(InstantSpan window)
    {
        var open = new List<InstantSpan>();

        // hours may have opened the day before and go on past midnight; and where clocks go back across midnight, those of the
        // next date have opened while the evening is repeated
        var last = DateOf(window.End).PlusDays(1);
        for (var date = DateOf(window.Start).PlusDays(-1); date <= last; date = date.PlusDays(1))
            foreach (var hours in HoursOn(date))
                if (OpenOn(date, hours) is { } span && span.Overlaps(window))
                    open.Add(span);

        open.Sort((one, other) => one.Start.CompareTo(other.Start));
        return open;
    }

    public bool IsOff(InstantSpan session) => TimeOff.Any(session.Overlaps);

    /// <summary>Whether the provider works all through a session, whoever has it and whether or not it would be offered so.</summary>
    public bool WorksThrough(InstantSpan session)
    {
        var reached = session.Start;
        foreach (var open in OpenIn(session))
            if (open.Start <= reached && open.End > reached)
                reached = open.End;

        return reached >= session.End && !IsOff(session);
    }

    private IEnumerable<LocalHours> HoursOn(LocalDate date)
    {
        if (Overrides.TryGetValue(date, out var own))
            return own;

        return Holidays.Has(date) ? [] : Week.Where(weekly => weekly.AppliesOn(date)).Select(weekly => weekly.Hours);
    }

    /// <summary>Hours that go on past midnight end there where the next date is a holiday.</summary>
    private InstantSpan? OpenOn(LocalDate date, LocalHours hours)
    {
        if (hours.On(date, Zone) is not { } span)
            return null;

        var next = date.PlusDays(1);
        if (hours.Closes <= LocalHours.MinutesPerDay || Overrides.ContainsKey(next) || !Holidays.Has(next))
            return span;

        var end = Instant.Min(span.End, LocalTimes.Resolve(next.AtMidnight(), Zone));
        return end > span.Start ? new InstantSpan(span.Start, end) : null;
    }
}
