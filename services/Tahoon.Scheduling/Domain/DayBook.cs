using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>What is taken of a provider, laid out so that a start can be looked up: cells in order, and sessions by date.</summary>
internal sealed class DayBook
{
    private readonly ProviderSchedule _schedule;
    private readonly List<CellRange> _busy = [];
    private readonly HashSet<LocalDate> _full = [];

    public DayBook(ProviderSchedule schedule, IEnumerable<Taken> taken)
    {
        _schedule = schedule;
        var all = taken.OrderBy(one => one.Cells.First).ToList();
        foreach (var (_, _, cells) in all)
        {
            // a booking on the move may have two that overlap: what meets becomes one
            if (_busy.Count > 0 && cells.First <= _busy[^1].End)
                _busy[^1] = _busy[^1] with { End = Math.Max(_busy[^1].End, cells.End) };
            else
                _busy.Add(cells);
        }

        if (schedule.Rules.MaxPerDay is { } most)
            _full.UnionWith(all
                .GroupBy(one => schedule.DateOf(one.Start))
                .Where(day => day.Select(one => one.Owner).Distinct().Count() >= most)
                .Select(day => day.Key));
    }

    public bool IsFull(Instant start) => _full.Count > 0 && _full.Contains(_schedule.DateOf(start));

    public bool HasRoomFor(Instant start, int minutes) => !IsFull(start) && !IsTaken(_schedule.Rules.Cells(start, minutes));

    private bool IsTaken(CellRange wanted)
    {
        var (low, high) = (0, _busy.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_busy[middle].End <= wanted.First)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _busy.Count && _busy[low].Overlaps(wanted);
    }
}
