using NodaTime;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Tests.Domain;

/// <summary>
/// Free slots found the slow way: every minute is asked whether a session may start at it, and every minute of that session
/// whether it is free. A local time is the first minute at which a clock on the wall shows it or later.
/// </summary>
internal sealed class Oracle
{
    private readonly ProviderSchedule _schedule;
    private readonly Wall _wall;
    private readonly HashSet<Instant> _off, _busy;
    private readonly List<(Instant Opens, Instant Closes)> _open = [];
    private readonly ILookup<LocalDate, Guid> _owners;

    private Oracle(ProviderSchedule schedule, IReadOnlyCollection<Taken> taken, InstantSpan window)
    {
        _schedule = schedule;
        _wall = new Wall(schedule.Zone, window.Start - Duration.FromDays(4), window.End + Duration.FromDays(4));
        _off = [.. _wall.Minutes.Where(minute => schedule.TimeOff.Any(off => off.Start < minute + Wall.Minute && off.End > minute))];
        _busy = [.. taken.SelectMany(one => one.Cells.Numbers()).SelectMany(
            cell => Enumerable.Range(0, 5).Select(minute => Instant.FromUnixTimeSeconds((cell * 300L) + (minute * 60))))];
        _owners = taken.ToLookup(one => one.Start.InZone(schedule.Zone).Date, one => one.Owner);
        for (var date = window.Start.InZone(schedule.Zone).Date.PlusDays(-2); date <= window.End.InZone(schedule.Zone).Date.PlusDays(2); date = date.PlusDays(1))
            _open.AddRange(HoursOn(date).Select(hours => Open(date, hours)));
    }

    public static List<Instant> Find(
        ProviderSchedule schedule, IReadOnlyCollection<Taken> taken, InstantSpan window, int minutes, Instant now)
    {
        var oracle = new Oracle(schedule, taken, window);
        return [.. oracle._wall.Minutes.Where(minute => window.Start <= minute && minute < window.End && oracle.IsFree(minute, minutes, now))];
    }

    private IEnumerable<LocalHours> HoursOn(LocalDate date)
    {
        if (_schedule.Overrides.TryGetValue(date, out var own))
            return own;
        if (_schedule.Holidays.Has(date))
            return [];

        return _schedule.Week
            .Where(week => week.Day == date.DayOfWeek)
            .Where(week => week.ValidFrom is null || week.ValidFrom <= date)
            .Where(week => week.ValidTo is null || week.ValidTo >= date)
            .Select(week => week.Hours);
    }

    private (Instant Opens, Instant Closes) Open(LocalDate date, LocalHours hours)
    {
        var midnight = date.AtMidnight();
        var (opens, closes) = (_wall.First(midnight.PlusMinutes(hours.Opens)), _wall.First(midnight.PlusMinutes(hours.Closes)));
        var next = date.PlusDays(1);
        if (_schedule.Holidays.Has(next) && !_schedule.Overrides.ContainsKey(next))
            closes = Instant.Min(closes, _wall.First(next.AtMidnight()));
        return (opens, closes);
    }

    private bool IsFree(Instant start, int minutes, Instant now)
    {
        var rules = _schedule.Rules;
        if (start < now + Duration.FromMinutes(rules.NoticeMinutes) || start >= now + Duration.FromDays(rules.HorizonDays))
            return false;
        if (!_open.Any(open => open.Opens <= start && start + Duration.FromMinutes(minutes) <= open.Closes
                && (long)(start - open.Opens).TotalMinutes % rules.SlotMinutes == 0))
            return false;
        if (Minutes(start, 0, minutes).Any(_off.Contains))
            return false;
        if (Minutes(start, -rules.BufferBeforeMinutes, minutes + rules.BufferAfterMinutes).Any(_busy.Contains))
            return false;

        return rules.MaxPerDay is not { } most || _owners[_wall.DateAt(start)].Distinct().Count() < most;
    }

    private static IEnumerable<Instant> Minutes(Instant start, int from, int to) =>
        Enumerable.Range(from, to - from).Select(minute => start + (Wall.Minute * minute));
}
