using Microsoft.Extensions.Options;
using Tahoon.Identity.Tries;
using Xunit;

namespace Tahoon.Identity.Tests.Tries;

public sealed class FailedTriesTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TryLimits Limits = new();

    [Fact]
    public void The_tenth_failure_in_a_window_locks_out_and_the_ninth_does_not()
    {
        var nine = Fail(null, Start, 9);

        Assert.False(nine.IsLocked(Start));
        Assert.Equal(Start.AddMinutes(1), FailedTries.After(nine, Start, Limits).LockedUntil);
    }

    [Fact]
    public void Failures_of_an_earlier_window_are_not_counted()
    {
        var next = Fail(Fail(null, Start, 9), Start + Limits.Window, 9);

        Assert.Equal((9, 0), (next.Failures, next.Lockouts));
    }

    [Fact]
    public void Each_lock_out_is_twice_as_long_up_to_an_hour()
    {
        var tries = Fail(null, Start, 10);
        var lengths = new List<double>();
        for (var lockout = 1; lockout <= 9; lockout++)
        {
            lengths.Add((tries.LockedUntil - Start).TotalMinutes);
            var next = FailedTries.After(tries, tries.LockedUntil, Limits);
            tries = next with { LockedUntil = Start + (next.LockedUntil - tries.LockedUntil) };
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], lengths);
    }

    [Fact]
    public void A_try_that_was_under_way_when_its_source_was_locked_out_makes_that_no_longer()
    {
        var locked = Fail(null, Start, 10);

        Assert.Equal(locked, FailedTries.After(locked, Start.AddSeconds(59), Limits));
    }

    [Fact]
    public void A_window_after_the_lock_out_all_is_forgotten()
    {
        var locked = Fail(null, Start, 10);
        var end = locked.LockedUntil + Limits.Window;

        Assert.Equal(2, FailedTries.After(locked, end.AddTicks(-1), Limits).Lockouts);
        Assert.Equal((1, 0), (FailedTries.After(locked, end, Limits).Failures, FailedTries.After(locked, end, Limits).Lockouts));
    }

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        var tries = Fail(null, Start, 10);

        Assert.Equal(tries, FailedTries.Read(tries.Write()));
        Assert.Null(FailedTries.Read(null));
        Assert.Null(FailedTries.Read("noise"));
    }

    [Fact]
    public void A_flood_of_sources_takes_no_more_memory_than_is_allowed_and_who_is_locked_out_stays_so()
    {
        var here = new TriesHere(Options.Create(new TryLimits { MostSources = 100 }));
        for (var time = 0; time < 10; time++)
            here.Add("attacker", Start);

        for (var number = 0; number < 1000; number++)
            here.Add($"source {number}", Start.AddMilliseconds(number));

        Assert.InRange(here.Count, 90, 100);
        Assert.True(here.Find("attacker")?.IsLocked(Start.AddSeconds(30)));
        Assert.Null(here.Find("source 0"));
    }

    private static FailedTries Fail(FailedTries? tries, DateTimeOffset now, int times)
    {
        for (var time = 0; time < times; time++)
            tries = FailedTries.After(tries, now, Limits);
        return tries!;
    }
}
