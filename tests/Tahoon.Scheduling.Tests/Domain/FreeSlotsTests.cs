using NodaTime;
using Tahoon.Scheduling.Domain;
using static Tahoon.Scheduling.Tests.Domain.Samples;

namespace Tahoon.Scheduling.Tests.Domain;

public sealed class FreeSlotsTests
{
    private static readonly Instant Now = Utc(2026, 6, 1);
    private static readonly InstantSpan Day = new(Utc(2026, 6, 2), Utc(2026, 6, 3));

    [Fact]
    public void Starts_follow_the_grid_of_each_opening()
    {
        var schedule = Daily("Etc/UTC", [(9 * 60, 10 * 60), ((13 * 60) + 20, (14 * 60) + 40)]);

        Assert.Equal(
            [Utc(2026, 6, 2, 9), Utc(2026, 6, 2, 9, 30), Utc(2026, 6, 2, 13, 20), Utc(2026, 6, 2, 13, 50)],
            FreeSlots.Find(schedule, [], Day, 30, Now));
    }

    [Fact]
    public void A_length_that_is_not_offered_finds_nothing() =>
        Assert.Empty(FreeSlots.Find(Daily("Etc/UTC", [(540, 1020)]), [], Day, 45, Now));

    [Fact]
    public void Notice_and_horizon_cut_the_window()
    {
        var schedule = Daily("Etc/UTC", [(0, 1440)], Rules(notice: 60, horizon: 1));

        var starts = FreeSlots.Find(schedule, [], new InstantSpan(Now - Duration.FromDays(2), Now + Duration.FromDays(9)), 30, Now);

        Assert.Equal(Utc(2026, 6, 1, 1), starts[0]);
        Assert.Equal(Utc(2026, 6, 1, 23, 30), starts[^1]);
    }

    [Fact]
    public void Buffers_keep_their_distance_and_may_lie_outside_of_the_hours()
    {
        var schedule = Daily("Etc/UTC", [(540, 720)], Rules(before: 5, after: 10));
        var taken = new Taken(Guid.NewGuid(), Utc(2026, 6, 2, 10), schedule.Rules.Cells(Utc(2026, 6, 2, 10), 30));

        Assert.Equal(
            [Utc(2026, 6, 2, 9), Utc(2026, 6, 2, 11), Utc(2026, 6, 2, 11, 30)],
            FreeSlots.Find(schedule, [taken], Day, 30, Now));
    }

    [Fact]
    public void A_full_date_finds_nothing_and_a_booking_on_the_move_counts_once()
    {
        var schedule = Daily("Etc/UTC", [(540, 660)], Rules(most: 2));
        var booking = Guid.NewGuid();
        Taken At(Guid owner, int hour, int minute) =>
            new(owner, Utc(2026, 6, 2, hour, minute), schedule.Rules.Cells(Utc(2026, 6, 2, hour, minute), 30));

        Assert.Equal(
            [Utc(2026, 6, 2, 10), Utc(2026, 6, 2, 10, 30)],
            FreeSlots.Find(schedule, [At(booking, 9, 0), At(booking, 9, 30)], Day, 30, Now));
        Assert.Empty(FreeSlots.Find(schedule, [At(booking, 9, 0), At(Guid.NewGuid(), 9, 30)], Day, 30, Now));
    }

    [Fact]
    public void Time_off_and_dates_of_their_own_replace_the_week()
    {
        var off = new InstantSpan(Utc(2026, 6, 2, 9, 15), Utc(2026, 6, 2, 9, 45));
        var schedule = Daily("Etc/UTC", [(540, 660)], null, off) with
        {
            Overrides = new Dictionary<LocalDate, IReadOnlyList<LocalHours>>
            {
                [new LocalDate(2026, 6, 3)] = [new LocalHours(720, 780)],
                [new LocalDate(2026, 6, 4)] = [],
            },
        };

        Assert.Equal(
            [
                Utc(2026, 6, 2, 10), Utc(2026, 6, 2, 10, 30), Utc(2026, 6, 3, 12), Utc(2026, 6, 3, 12, 30),
                Utc(2026, 6, 5, 9), Utc(2026, 6, 5, 9, 30), Utc(2026, 6, 5, 10), Utc(2026, 6, 5, 10, 30),
            ],
            FreeSlots.Find(schedule, [], new InstantSpan(Utc(2026, 6, 2), Utc(2026, 6, 6)), 30, Now));
    }

    [Fact]
    public void Hours_may_run_past_midnight_and_be_valid_for_a_season()
    {
        var night = new WeeklyHours(
            IsoDayOfWeek.Tuesday, new LocalHours(23 * 60, 25 * 60), new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 8));
        var schedule = Daily("Etc/UTC", []) with { Week = [night] };

        Assert.Equal(
            [Utc(2026, 6, 3), Utc(2026, 6, 3, 0, 30)],
            FreeSlots.Find(schedule, [], new InstantSpan(Utc(2026, 6, 3), Utc(2026, 6, 30)), 30, Now));
    }

    [Fact]
    public void The_first_few_are_those_that_all_would_begin_with()
    {
        var schedule = Daily("Etc/UTC", [(540, 660), (660, 1020)]);
        var all = FreeSlots.Find(schedule, [], Day, 30, Now);

        Assert.Equal(all.Take(5), FreeSlots.Find(schedule, [], Day, 30, Now, 5));
    }

    [Fact]
    public void Spans_and_hours_that_are_none_can_not_be_made()
    {
        Assert.Throws<ArgumentException>(() => new InstantSpan(Now, Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalHours(600, 600));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalHours(0, 1441));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalHours(1440, 1500));
    }
}
