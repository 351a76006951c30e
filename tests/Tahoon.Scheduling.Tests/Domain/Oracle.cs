using NodaTime;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Tests.Domain;

/// <summary>
/// Free slots found the slow way, by looking at a clock every five minutes: a local time is the first real moment at which a
/// clock on the wall shows it or later.
/// </summary>
internal static class Oracle
{
    private static readonly Duration Step = Duration.FromMinutes(5);

    public static List<Instant> Find(
        ProviderSchedule schedule, IReadOnlyCollection<Taken> taken, InstantSpan window, int minutes, Instant now)
    {
        var found = new SortedSet<Instant>();
        var busy = taken.SelectMany(one => one.Cells.Numbers()).ToHashSet();
        var length = Duration.FromMinutes(minutes);
        var date = window.Start.InZone(schedule.Zone).Date.PlusDays(-2);
        for (; date <= window.End.InZone(schedule.Zone).Date.PlusDays(1); date = date.PlusDays(1))
            foreach (var hours in HoursOn(schedule, date))
            {
                var opens = Moment(schedule.Zone, date, hours.Opens);
                var closes = Moment(schedule.Zone, date, hours.Closes);
                for (var start = opens; start + length <= closes; start += Duration.FromMinutes(schedule.Rules.SlotMinutes))
                    if (IsFree(schedule, taken, busy, window, start, length, now))
                        found.Add(start);
            }

        return [.. found];
    }

    private static IEnumerable<LocalHours> HoursOn(ProviderSchedule schedule, LocalDate date)
    {
        if (schedule.Overrides.TryGetValue(date, out var own))
            return own;

        return schedule.Week
            .Where(week => week.Day == date.DayOfWeek)
            .Where(week => week.ValidFrom is null || week.ValidFrom <= date)
            .Where(week => week.ValidTo is null || week.ValidTo >= date)
            .Select(week => week.Hours);
    }

    private static Instant Moment(DateTimeZone zone, LocalDate date, int minute)
    {
        var wanted = date.AtMidnight().PlusMinutes(minute);
        var moment = wanted.InUtc().ToInstant() - Duration.FromHours(16);
        while (moment.InZone(zone).LocalDateTime < wanted)
            moment += Step;

        return moment;
    }

    private static bool IsFree(
        ProviderSchedule schedule, IReadOnlyCollection<Taken> taken, HashSet<int> busy, InstantSpan window, Instant start,
        Duration length, Instant now)
    {
        var rules = schedule.Rules;
        if (start < window.Start || start >= window.End)
            return false;
        if (start < now + Duration.FromMinutes(rules.NoticeMinutes) || start >= now + Duration.FromDays(rules.HorizonDays))
            return false;

        for (var moment = start; moment < start + length; moment += Step)
            if (schedule.TimeOff.Any(off => off.Start < moment + Step && off.End > moment))
                return false;

        var (before, after) = (Duration.FromMinutes(rules.BufferBeforeMinutes), Duration.FromMinutes(rules.BufferAfterMinutes));
        for (var moment = start - before; moment < start + length + after; moment += Step)
            if (busy.Contains((int)(moment.ToUnixTimeSeconds() / 300)))
                return false;

        var date = start.InZone(schedule.Zone).Date;
        var owners = taken.Where(one => one.Start.InZone(schedule.Zone).Date == date).Select(one => one.Owner).Distinct().Count();
        return rules.MaxPerDay is null || owners < rules.MaxPerDay;
    }
}
