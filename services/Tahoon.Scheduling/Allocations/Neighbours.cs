using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>What is taken of a provider around a slot: on its local date, and wherever the slot's cells reach.</summary>
internal sealed class Neighbours
{
    private readonly IReadOnlyList<Row> _all;
    private readonly CellRange _wanted;

    private Neighbours(IReadOnlyList<Row> all, CellRange wanted) => (_all, _wanted) = (all, wanted);

    public static async Task<Neighbours> ReadAsync(
        SchedulingDb db, ProviderSchedule schedule, Instant start, CellRange wanted, CancellationToken cancellation)
    {
        var (from, to) = Reach(schedule, start, wanted);
        Guid? provider = schedule.ProviderId;
        var rows = await db.Allocations.AsNoTracking()
            .Where(row => row.ProviderId == provider
                && row.State != AllocationState.Released
                && row.FirstCell >= from && row.FirstCell < to)
            .Select(row => new Row(
                row.Id,
                row.Owner!.Value,
                row.StartsAt!.Value,
                row.FirstCell!.Value,
                row.EndCell!.Value,
                row.State == AllocationState.Held && row.ExpiresAt <= DatabaseClock.UtcNow()))
            .ToListAsync(cancellation);
        return new Neighbours(rows, wanted);
    }

    /// <summary>The first cells of all that may lie on the slot's date, or in the cells that it wants.</summary>
    public static CellRange Reach(ProviderSchedule schedule, Instant start, CellRange wanted)
    {
        var date = schedule.DateOf(start);
        var day = CellRange.Covering(
            LocalTimes.Resolve(date.AtMidnight(), schedule.Zone), LocalTimes.Resolve(date.PlusDays(1).AtMidnight(), schedule.Zone));

        // no allocation is longer than a day, so what begins a day earlier at the most can reach into it
        return new CellRange(
            Math.Min(day.First, wanted.First) - CellRange.PerDay, Math.Max(day.End, wanted.End) + CellRange.PerDay);
    }

    /// <summary>Somebody else has one of the cells, and not by a hold that lapsed.</summary>
    public bool Clash(Guid owner) => _all.Any(row => row.Owner != owner && !row.Lapsed && row.Cells.Overlaps(_wanted));

    /// <summary>Holds of others that lapsed with some of the cells in them.</summary>
    public IEnumerable<Guid> Lapsed(Guid owner) =>
        _all.Where(row => row.Owner != owner && row.Lapsed && row.Cells.Overlaps(_wanted)).Select(row => row.Id);

    /// <summary>The cells of a range that the owner has already, such as those of the booking that is being moved.</summary>
    public HashSet<int> CellsOf(Guid owner, CellRange range) =>
        [.. _all.Where(row => row.Owner == owner).SelectMany(row => row.Cells.Numbers()).Where(range.Contains)];

    /// <summary>The others fill the provider's day. A booking on the move counts once.</summary>
    public bool IsDayFull(ProviderSchedule schedule, Instant start, Guid owner) =>
        new DayBook(
            schedule,
            _all.Where(row => row.Owner != owner && !row.Lapsed)
                .Select(row => new Taken(row.Owner, Instant.FromDateTimeUtc(row.StartsAt), row.Cells)))
            .IsFull(start);

    private sealed record Row(Guid Id, Guid Owner, DateTime StartsAt, int FirstCell, int EndCell, bool Lapsed)
    {
        public CellRange Cells => new(FirstCell, EndCell);
    }
}
