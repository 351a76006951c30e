using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>Cells in a row: each is five minutes, numbered from the Unix epoch. <paramref name="End"/> is not one of them.</summary>
internal readonly record struct CellRange(int First, int End)
{
    public const int PerDay = 288;

    private const long TicksPerCell = 5 * NodaConstants.TicksPerMinute;

    /// <summary>Every cell that a span of time touches.</summary>
    public static CellRange Covering(Instant start, Instant end) =>
        new((int)Floor(start.ToUnixTimeTicks()), (int)-Floor(-end.ToUnixTimeTicks()));

    public bool Overlaps(CellRange other) => First < other.End && other.First < End;

    public bool Contains(int cell) => cell >= First && cell < End;

    public IEnumerable<int> Numbers() => Enumerable.Range(First, End - First);

    private static long Floor(long ticks) => (ticks / TicksPerCell) - (ticks % TicksPerCell < 0 ? 1 : 0);
}
