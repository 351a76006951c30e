using FsCheck.Xunit;
using NodaTime;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Tests.Domain;

public sealed class OracleTests
{
    private static readonly string[] Zones =
    [
        "Europe/London", "Europe/Berlin", "Europe/Lisbon", "Europe/Athens", "Europe/Helsinki", "Europe/Chisinau",
        "Atlantic/Azores", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut", "Asia/Jerusalem", "Asia/Gaza",
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage",
        "America/St_Johns", "America/Halifax", "America/Havana", "America/Santiago", "America/Asuncion", "America/Nuuk",
        "Pacific/Easter", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Norfolk", "Australia/Sydney",
        "Australia/Adelaide", "Australia/Lord_Howe", "Antarctica/Troll",
    ];

    [Property(MaxTest = 200)]
    public void Whatever_the_rules_the_zone_and_the_year_the_engine_finds_what_the_oracle_finds(int seed) =>
        Agree(GeneratedCase.From(seed));

    [Fact]
    public void Around_every_clock_change_of_these_zones_and_years_the_engine_finds_what_the_oracle_finds()
    {
        var changing = 0;
        foreach (var id in Zones)
        {
            var changes = DateTimeZoneProviders.Tzdb[id]
                .GetZoneIntervals(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2031, 1, 1, 0, 0))
                .Where(interval => interval.HasStart && interval.Start > Instant.FromUtc(2024, 1, 1, 0, 0))
                .Select(interval => interval.Start)
                .ToList();
            changing += changes.Count > 0 ? 1 : 0;
            for (var number = 0; number < changes.Count; number++)
                Agree(GeneratedCase.From(number, id, changes[number]));
        }

        Assert.True(changing >= 20, $"Only {changing} zones change their clocks.");
    }

    [Property(MaxTest = 100)]
    public void What_is_found_is_offered_and_what_is_offered_and_free_is_found(int seed)
    {
        var (schedule, _, window, minutes, _) = GeneratedCase.From(seed);
        schedule = schedule with { Rules = schedule.Rules with { NoticeMinutes = 0, HorizonDays = 365, MaxPerDay = null } };
        var found = FreeSlots.Find(schedule, [], window, minutes, window.Start).ToHashSet();

        for (var start = window.Start; start < window.End; start += Duration.FromMinutes(5))
            Assert.Equal(found.Contains(start), FreeSlots.IsOffered(schedule, start, minutes));
    }

    private static void Agree(GeneratedCase made) => Assert.Equal(
        Oracle.Find(made.Schedule, made.Taken, made.Window, made.Minutes, made.Now),
        FreeSlots.Find(made.Schedule, made.Taken, made.Window, made.Minutes, made.Now));
}
