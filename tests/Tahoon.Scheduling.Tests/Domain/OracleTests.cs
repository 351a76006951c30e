using FsCheck;
using FsCheck.Xunit;
using NodaTime;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Tests.Domain;

/// <summary>The engine against the oracle. Whatever differs names its seed, zone and moment, which make the same case again.</summary>
public sealed class OracleTests
{
    private static readonly string[] Zones =
    [
        "Europe/London", "Europe/Lisbon", "Europe/Athens", "Europe/Chisinau", "Atlantic/Azores", "Africa/Cairo", "Africa/Casablanca",
        "Asia/Beirut", "Asia/Jerusalem", "Asia/Gaza", "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Havana",
        "America/Santiago", "America/Asuncion", "America/Nuuk", "Pacific/Easter", "Pacific/Auckland", "Pacific/Chatham",
        "Australia/Sydney", "Australia/Lord_Howe", "Antarctica/Troll",
    ];

    private static readonly string[] Steady = ["Asia/Kuwait", "Asia/Riyadh", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Apia", "Etc/UTC"];

    /// <summary>Zones whose rules changed in these years: a date left out, changes at midnight and across it, offsets moved for good.</summary>
    private static readonly (string Zone, int From, int To)[] Changed =
    [
        ("Pacific/Apia", 2009, 2013), ("Pacific/Fakaofo", 2011, 2012), ("Pacific/Kwajalein", 1993, 1994), ("America/St_Johns", 2005, 2012),
        ("Africa/Cairo", 2008, 2016), ("Africa/Casablanca", 2016, 2020), ("Europe/Istanbul", 2014, 2017), ("Asia/Pyongyang", 2015, 2019),
        ("America/Caracas", 2007, 2017), ("America/Sao_Paulo", 2016, 2020), ("Asia/Amman", 2019, 2023), ("Asia/Tehran", 2019, 2023),
        ("Europe/Volgograd", 2014, 2021), ("Africa/Juba", 2020, 2022), ("Antarctica/Casey", 2016, 2024), ("America/Scoresbysund", 2022, 2026),
    ];

    [Property(MaxTest = 60)]
    public void Whatever_the_rules_the_zone_and_the_year_the_engine_finds_what_the_oracle_finds(DoNotSize<int> seed) => Agree(seed.Item);

    [Fact]
    public void Around_every_clock_change_of_these_zones_and_years_the_engine_finds_what_the_oracle_finds()
    {
        var changing = Zones.Select(zone => ChangesOf(zone, 2024, 2031)).ToList();

        Assert.All(changing, changes => Assert.NotEmpty(changes));
        foreach (var (zone, changes) in Zones.Zip(changing))
            foreach (var (change, seed) in changes.Select((change, number) => (change, number)))
                Agree(seed, zone, change);
    }

    [Fact]
    public void Where_clocks_do_not_change_the_engine_finds_what_the_oracle_finds_in_every_year()
    {
        foreach (var zone in Steady)
        {
            Assert.Empty(ChangesOf(zone, 2024, 2031));
            for (var year = 2024; year <= 2030; year++)
                Agree(year, zone, Instant.FromUtc(year, 3, 29, 1, 0));
        }
    }

    [Fact]
    public void Where_a_zone_s_rules_changed_the_engine_finds_what_the_oracle_finds()
    {
        foreach (var (zone, from, to) in Changed)
            foreach (var (change, seed) in ChangesOf(zone, from, to).Select((change, number) => (change, number)))
                Agree(seed, zone, change);
    }

    [Fact]
    public void Of_every_minute_around_a_change_the_engine_says_by_itself_what_the_oracle_finds()
    {
        foreach (var (zone, from, to) in Changed)
            foreach (var (change, seed) in ChangesOf(zone, from, to).Select((change, number) => (change, number)))
            {
                var (schedule, _, _, minutes, _) = GeneratedCase.From(seed, zone, change);
                schedule = schedule with { Rules = schedule.Rules with { NoticeMinutes = 0, HorizonDays = 365, MaxPerDay = null } };
                var window = new InstantSpan(change - Duration.FromHours(3), change + Duration.FromHours(3));
                var expected = Oracle.Find(schedule, [], window, minutes, window.Start).ToHashSet();

                for (var start = window.Start; start < window.End; start += Wall.Minute)
                    Assert.True(
                        expected.Contains(start) == FreeSlots.IsOffered(schedule, start, minutes), $"seed {seed}, {zone}, {change}: {start}");
            }
    }

    [Property(MaxTest = 100)]
    public void What_is_found_is_offered_and_what_is_offered_and_free_is_found(DoNotSize<int> seed)
    {
        var (schedule, _, window, minutes, _) = GeneratedCase.From(seed.Item);
        schedule = schedule with { Rules = schedule.Rules with { NoticeMinutes = 0, HorizonDays = 365, MaxPerDay = null } };
        var found = FreeSlots.Find(schedule, [], window, minutes, window.Start).ToHashSet();

        for (var start = window.Start; start < window.End; start += Duration.FromMinutes(5))
            Assert.Equal(found.Contains(start), FreeSlots.IsOffered(schedule, start, minutes));
    }

    [Property(MaxTest = 50)]
    public void A_session_that_is_offered_is_one_that_the_provider_works_through(DoNotSize<int> seed)
    {
        var (schedule, _, window, minutes, _) = GeneratedCase.From(seed.Item);
        schedule = schedule with { Rules = schedule.Rules with { NoticeMinutes = 0, HorizonDays = 365, MaxPerDay = null } };

        Assert.All(
            FreeSlots.Find(schedule, [], window, minutes, window.Start),
            start => Assert.True(schedule.WorksThrough(new InstantSpan(start, start + Duration.FromMinutes(minutes))), $"seed {seed.Item}"));
    }

    private static List<Instant> ChangesOf(string zone, int from, int to) =>
    [
        .. DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(Instant.FromUtc(from, 1, 1, 0, 0), Instant.FromUtc(to, 1, 1, 0, 0))
            .Where(interval => interval.HasStart && interval.Start > Instant.FromUtc(from, 1, 1, 0, 0))
            .Select(interval => interval.Start),
    ];

    private static void Agree(int seed, string? zone = null, Instant? around = null)
    {
        var made = GeneratedCase.From(seed, zone, around);
        var expected = Oracle.Find(made.Schedule, made.Taken, made.Window, made.Minutes, made.Now);
        var found = FreeSlots.Find(made.Schedule, made.Taken, made.Window, made.Minutes, made.Now);

        Assert.True(
            expected.SequenceEqual(found),
            $"seed {seed}, {made.Schedule.Zone.Id}, around {around}: missing {string.Join(' ', expected.Except(found))};"
            + $" too many {string.Join(' ', found.Except(expected))}");
    }
}
