using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Calendars;

/// <summary>Reads what is taken of providers, one row an allocation.</summary>
internal static class TakenTime
{
    // a local date has at most 25 hours and an allocation at most 24: two days more on both sides hold them whole
    private const int Margin = 2 * CellRange.PerDay;

    public static async Task<ILookup<Guid, Taken>> ReadAsync(
        SchedulingDb db, IReadOnlyCollection<Guid> providers, InstantSpan window, CancellationToken cancellation)
    {
        var ids = providers.Select(id => (Guid?)id).ToArray();
        var cells = CellRange.Covering(window.Start, window.End);
        var (from, to) = (cells.First - Margin, cells.End + Margin);

        var rows = await db.Allocations.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)
                && row.State != AllocationState.Released
                && row.FirstCell >= from && row.FirstCell < to
                && (row.State != AllocationState.Held || row.ExpiresAt > DatabaseClock.UtcNow()))
            .Select(row => new { row.ProviderId, row.Owner, row.StartsAt, row.FirstCell, row.EndCell })
            .ToListAsync(cancellation);

        return rows.ToLookup(
            row => row.ProviderId!.Value,
            row => new Taken(
                row.Owner!.Value,
                Instant.FromDateTimeUtc(row.StartsAt!.Value),
                new CellRange(row.FirstCell!.Value, row.EndCell!.Value)));
    }
}
