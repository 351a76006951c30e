using NodaTime;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Tests.Domain;

/// <summary>Schedules for tests of the engine.</summary>
internal static class Samples
{
    public static ProviderSchedule Daily(
        string zone, (int Opens, int Closes)[] hours, SessionRules? rules = null, params InstantSpan[] off) => new(
            Guid.Empty,
            Guid.Empty,
            DateTimeZoneProviders.Tzdb[zone],
            1,
            rules ?? Rules(),
            [
                .. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
                    .SelectMany(day => hours.Select(span => new WeeklyHours(day, new LocalHours(span.Opens, span.Closes)))),
            ],
            new Dictionary<LocalDate, IReadOnlyList<LocalHours>>(),
            off);

    public static SessionRules Rules(
        int minutes = 30, int slot = 30, int before = 0, int after = 0, int notice = 0, int horizon = 365, int? most = null) =>
        new([minutes], slot, before, after, notice, horizon, most);

    public static Instant Utc(int year, int month, int day, int hour = 0, int minute = 0) =>
        Instant.FromUtc(year, month, day, hour, minute);

    /// <summary>The starts on one local date, as the clock there shows them with its offset.</summary>
    public static string[] LocalStarts(ProviderSchedule schedule, LocalDate date, int minutes = 30)
    {
        var window = new InstantSpan(
            schedule.Zone.AtStartOfDay(date).ToInstant(), schedule.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        return
        [
            .. FreeSlots.Find(schedule, [], window, minutes, window.Start - Duration.FromDays(1))
                .Select(start => start.InZone(schedule.Zone).ToString("HH:mm o<+HH>", null)),
        ];
    }
}
