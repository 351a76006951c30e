using System.Numerics;
using NodaTime;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.FreeForms;

/// <summary>
/// What is free of a provider, a bit for each five minutes: for each length that it offers, whether a session may start there.
/// Notice and horizon move with the clock, so they are cut off when it is read.
/// </summary>
/// <param name="Turn">The provider's turn when what is taken was read, or an earlier one; so the form is never older than it says.</param>
/// <param name="Version">Likewise of the schedule.</param>
/// <param name="FirstDay">The first day that it tells of, UTC, in days since the Unix epoch.</param>
/// <param name="GoodUntil">When the first hold in it lapses, by the database's clock; null where there is none.</param>
/// <param name="OnGrid">False where starts lie between the cells, so that the form can't tell them.</param>
/// <param name="Minutes">The lengths offered.</param>
/// <param name="Bits">For each length, <see cref="WordsPerLength"/> words.</param>
internal sealed record FreeForm(
    Guid ProviderId,
    Guid OrganisationId,
    string Zone,
    long Turn,
    int Version,
    int NoticeMinutes,
    int HorizonDays,
    int FirstDay,
    DateTime? GoodUntil,
    bool OnGrid,
    int[] Minutes,
    ulong[] Bits)
{
    /// <summary>The longest window that can be asked for, and two weeks more, in which it need not be made anew.</summary>
    public const int Days = 46;

    public const int Cells = Days * CellRange.PerDay, WordsPerLength = Cells / 64;

    private const long SecondsPerCell = 300;

    public int FirstCell => FirstDay * CellRange.PerDay;

    public static int DayOf(Instant instant) => (int)Math.Floor(instant.ToUnixTimeSeconds() / (double)NodaConstants.SecondsPerDay);

    public static Instant StartOf(int cell) => Instant.FromUnixTimeSeconds(cell * SecondsPerCell);

    public bool IsOf(Mark mark, DateTime databaseNow) =>
        Turn == mark.Turn && Version == mark.Version && !(GoodUntil <= databaseNow);

    /// <summary>The cells in which a start of the window may lie, now.</summary>
    public CellRange Bookable(InstantSpan window, Instant now)
    {
        var from = Instant.Max(window.Start, now + Duration.FromMinutes(NoticeMinutes));
        var until = Instant.Min(window.End, now + Duration.FromDays(HorizonDays));
        return until <= from ? default : new CellRange(CellOf(from), CellOf(until));
    }

    /// <summary>True where the form knows every start in these cells.</summary>
    public bool Covers(CellRange cells) =>
        cells.End <= cells.First || (OnGrid && cells.First >= FirstCell && cells.End <= FirstCell + Cells);

    /// <summary>The first start of a length in some cells that are covered, or -1.</summary>
    public int First(int minutes, CellRange cells)
    {
        var length = Array.IndexOf(Minutes, minutes);
        return length < 0 || cells.End <= cells.First ? -1 : Next(length, cells.First, cells.End);
    }

    /// <summary>The starts of a length in some cells that are covered, ascending.</summary>
    public IEnumerable<int> Starts(int minutes, CellRange cells)
    {
        var length = Array.IndexOf(Minutes, minutes);
        if (length < 0 || cells.End <= cells.First)
            yield break;

        for (var cell = Next(length, cells.First, cells.End); cell >= 0; cell = Next(length, cell + 1, cells.End))
            yield return cell;
    }

    private int Next(int length, int from, int end)
    {
        var (first, offset) = (FirstCell, length * WordsPerLength);
        var (bit, last) = (from - first, end - first);
        if (bit >= last)
            return -1;

        var word = Bits[offset + (bit >> 6)] & (ulong.MaxValue << (bit & 63));
        for (var place = bit >> 6; ;)
        {
            if (word != 0)
                return (place << 6) + BitOperations.TrailingZeroCount(word) is var found && found < last ? first + found : -1;
            if (++place << 6 >= last)
                return -1;
            word = Bits[offset + place];
        }
    }

    /// <summary>The first cell that does not begin before an instant.</summary>
    private static int CellOf(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        const long cell = SecondsPerCell * NodaConstants.TicksPerSecond;
        return (int)(ticks >= 0 ? (ticks + cell - 1) / cell : ticks / cell);
    }
}

/// <summary>By which a copy of a provider's time is told from what it is now: both are raised under the provider's lock.</summary>
internal sealed record Mark(Guid ProviderId, long Turn, int Version);
