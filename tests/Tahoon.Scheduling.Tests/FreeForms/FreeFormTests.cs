using NodaTime;
using Tahoon.Scheduling.Domain;
using Tahoon.Scheduling.FreeForms;
using Tahoon.Scheduling.Tests.Domain;

namespace Tahoon.Scheduling.Tests.FreeForms;

public sealed class FreeFormTests
{
    [Fact]
    public void A_form_tells_what_is_found_without_it()
    {
        var found = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var given = GeneratedCase.From(seed);
            var form = FormOf(given);
            var cells = form.Bookable(given.Window, given.Now);
            if (!form.Covers(cells))
                continue;

            var expected = FreeSlots.Find(given.Schedule, given.Taken, given.Window, given.Minutes, given.Now);

            var starts = form.Starts(given.Minutes, cells).Select(FreeForm.StartOf).ToList();
            Assert.Equal(expected, starts);
            Assert.Equal(starts.Count == 0 ? null : starts[0], First(form, given.Minutes, cells));
            found += starts.Count;
        }

        Assert.True(found > 1_000, $"{found} starts are too few to say so.");
    }

    [Fact]
    public void What_Redis_keeps_is_the_form_and_anything_else_is_none()
    {
        var form = FormOf(GeneratedCase.From(7)) with { GoodUntil = new DateTime(2026, 6, 1, 8, 5, 0, DateTimeKind.Utc) };
        var bytes = FormBytes.Write(form);

        var read = FormBytes.Read(bytes);

        Assert.NotNull(read);
        Assert.Equal(form.Minutes, read.Minutes);
        Assert.Equal(form.Bits, read.Bits);
        Assert.Equal(form with { Minutes = [], Bits = [] }, read with { Minutes = form.Minutes[..0], Bits = form.Bits[..0] }, Same);
        Assert.Null(FormBytes.Read(null));
        Assert.Null(FormBytes.Read([]));
        Assert.Null(FormBytes.Read([2, .. bytes[1..]]));
        Assert.All(Enumerable.Range(1, bytes.Length - 1), length => Assert.Null(FormBytes.Read(bytes[..length])));
    }

    [Fact]
    public void A_window_beyond_the_days_of_a_form_is_not_covered()
    {
        var form = FormOf(GeneratedCase.From(7)) with { NoticeMinutes = 0, HorizonDays = 700 };
        var begin = FreeForm.StartOf(form.FirstCell);
        var end = begin + Duration.FromDays(FreeForm.Days);

        Assert.True(form.Covers(form.Bookable(new(begin, end), begin)));
        Assert.False(form.Covers(form.Bookable(new(begin, end + Duration.FromMinutes(5)), begin)));
        Assert.False((form with { OnGrid = false }).Covers(form.Bookable(new(begin, end), begin)));
        Assert.True(form.Covers(form.Bookable(new(begin, end), end + Duration.FromDays(1))));
    }

    private static FreeForm FormOf(GeneratedCase given) => FormMaking.Of(
        given.Schedule, new Mark(Guid.Empty, 1, 1), [.. given.Taken.Select(taken => (taken, (DateTime?)null))],
        FreeForm.DayOf(given.Now) - 1);

    private static Instant? First(FreeForm form, int minutes, CellRange cells) =>
        form.First(minutes, cells) is >= 0 and var cell ? FreeForm.StartOf(cell) : null;

    private static bool Same(FreeForm one, FreeForm other) =>
        (one with { Minutes = other.Minutes, Bits = other.Bits }) == other;
}
