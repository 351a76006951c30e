using NodaTime;
using Tahoon.Scheduling.Domain;
using static Tahoon.Scheduling.Tests.Domain.Samples;

namespace Tahoon.Scheduling.Tests.Domain;

public sealed class ClockChangeTests
{
    private static readonly LocalDate Spring = new(2026, 3, 29), Autumn = new(2026, 10, 25);

    [Fact]
    public void The_piece_of_an_interval_that_is_skipped_does_not_exist() => Assert.Equal(
        ["01:00 +01", "01:30 +01", "03:00 +02", "03:30 +02"], LocalStarts(Daily("Europe/Berlin", [(60, 240)]), Spring));

    [Fact]
    public void An_opening_that_is_skipped_moves_to_the_end_of_the_gap() => Assert.Equal(
        ["03:00 +02", "03:30 +02"], LocalStarts(Daily("Europe/Berlin", [(150, 240)]), Spring));

    [Fact]
    public void Hours_that_are_skipped_whole_are_none() =>
        Assert.Empty(LocalStarts(Daily("Europe/Berlin", [(120, 180)]), Spring));

    [Fact]
    public void A_repeated_hour_is_offered_at_each_of_its_instants_once() => Assert.Equal(
        ["01:30 +02", "02:00 +02", "02:30 +02", "02:00 +01", "02:30 +01", "03:00 +01"],
        LocalStarts(Daily("Europe/Berlin", [(90, 210)]), Autumn));

    [Fact]
    public void Hours_that_meet_in_a_repeated_hour_meet_in_real_time() => Assert.Equal(
        ["02:00 +02", "02:30 +02", "02:00 +01", "02:30 +01"],
        LocalStarts(Daily("Europe/Berlin", [(120, 150), (150, 180)]), Autumn));

    [Fact]
    public void The_grid_stays_local_when_clocks_change()
    {
        var schedule = Daily("Europe/Berlin", [(540, 600)]);

        Assert.Equal(["09:00 +01", "09:30 +01"], LocalStarts(schedule, Spring.PlusDays(-1)));
        Assert.Equal(["09:00 +02", "09:30 +02"], LocalStarts(schedule, Spring));
    }

    [Fact]
    public void A_date_that_begins_twice_is_offered_on_the_evening_between_too()
    {
        // at 00:01 of the 29th clocks went back to 23:01 of the 28th
        var schedule = Daily("America/St_Johns", []) with
        {
            Overrides = new Dictionary<LocalDate, IReadOnlyList<LocalHours>> { [new LocalDate(2006, 10, 29)] = [new LocalHours(0, 60)] },
        };
        var opening = new LocalDateTime(2006, 10, 29, 0, 0).InZone(schedule.Zone, NodaTime.TimeZones.Resolvers.CreateMappingResolver(
            NodaTime.TimeZones.Resolvers.ReturnEarlier, NodaTime.TimeZones.Resolvers.ThrowWhenSkipped)).ToInstant();

        Assert.True(FreeSlots.IsOffered(schedule, opening, 30));
        Assert.True(FreeSlots.IsOffered(schedule, opening + Duration.FromMinutes(30), 30));
    }

    [Fact]
    public void Half_an_hour_of_change_is_one_too() => Assert.Equal(
        ["01:00 +10", "01:30 +10", "02:30 +11"],
        [.. LocalStarts(Daily("Australia/Lord_Howe", [(60, 180)]), new LocalDate(2026, 10, 4)).Select(text => text[..9])]);
}
