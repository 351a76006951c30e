using NodaTime;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Tests.Domain;

/// <summary>A schedule, what is taken of it, and a question, made up from a seed.</summary>
internal sealed record GeneratedCase(
    ProviderSchedule Schedule, IReadOnlyList<Taken> Taken, InstantSpan Window, int Minutes, Instant Now)
{
    /// <summary>The dates that the schedule's holidays are made of.</summary>
    public IReadOnlyList<Holiday> Closed { get; private init; } = [];

    public static GeneratedCase From(int seed, string? zoneId = null, Instant? around = null)
    {
#pragma warning disable CA5394 // made-up cases, repeatable by their seed
        var random = new Random(seed);
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        var zone = DateTimeZoneProviders.Tzdb[zoneId ?? ids[random.Next(ids.Count)]];
        var middle = around ?? Instant.FromUtc(random.Next(2024, 2031), 1, 1, 0, 0) + Duration.FromMinutes(5 * random.Next(105_000));
        var window = new InstantSpan(
            middle - Duration.FromMinutes(5 * random.Next(1, 600)), middle + Duration.FromMinutes(5 * random.Next(1, 600)));
        var rules = new SessionRules(
            [15, 30, 45, 60],
            random.Next(1, 13) * 5,
            random.Next(3) * 5,
            random.Next(4) * 5,
            random.Next(3) * 60,
            random.Next(1, 90),
            random.Next(2) == 0 ? null : random.Next(1, 5));
        var date = middle.InZone(zone).Date;
        var closed = Enumerable.Range(0, random.Next(3)).Select(_ => Close(random, date)).DistinctBy(holiday => holiday.Date).ToList();
        var schedule = new ProviderSchedule(
            Guid.Empty,
            Guid.Empty,
            zone,
            1,
            rules,
            [.. Enumerable.Range(0, random.Next(1, 15)).Select(_ => Week(random, date))],
            new Dictionary<LocalDate, IReadOnlyList<LocalHours>>
            {
                [date.PlusDays(random.Next(-2, 3))] = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Hours(random))],
            },
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => Span(random, middle))])
        {
            Holidays = new HolidayCalendar(closed),
        };
        var taken = Enumerable.Range(0, random.Next(8)).Select(_ => Take(random, rules, middle)).ToList();
        return new GeneratedCase(
            schedule, taken, window, rules.SessionMinutes[random.Next(4)], window.Start - Duration.FromMinutes(random.Next(-300, 3_000)))
        {
            Closed = closed,
        };
    }

    private static WeeklyHours Week(Random random, LocalDate date) => new(
        (IsoDayOfWeek)random.Next(1, 8),
        Hours(random),
        random.Next(4) == 0 ? date.PlusDays(random.Next(-4, 3)) : null,
        random.Next(4) == 0 ? date.PlusDays(random.Next(-2, 5)) : null);

    private static Holiday Close(Random random, LocalDate date)
    {
        var closed = date.PlusDays(random.Next(-2, 3));
        return random.Next(2) == 0 ? new Holiday(closed, EveryYear: false) : new Holiday(closed.PlusYears(-random.Next(3)), EveryYear: true);
    }

    private static LocalHours Hours(Random random)
    {
        // small hours often: that is when clocks change
        var opens = 5 * random.Next(random.Next(2) == 0 ? 72 : 288);
        return new LocalHours(opens, opens + (5 * random.Next(1, 289)));
    }

    private static InstantSpan Span(Random random, Instant middle)
    {
        var start = middle + Duration.FromMinutes(5 * random.Next(-500, 500));
        return new InstantSpan(start, start + Duration.FromMinutes(5 * random.Next(1, 200)));
    }

    private static Taken Take(Random random, SessionRules rules, Instant middle)
    {
        var start = middle + Duration.FromMinutes(5 * random.Next(-500, 500));
        return new Taken(Guid.NewGuid(), start, rules.Cells(start, 5 * random.Next(1, 13)));
    }
#pragma warning restore CA5394
}
