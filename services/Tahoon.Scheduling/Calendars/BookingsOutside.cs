using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Calendars;

/// <summary>
/// Bookings to come at times when their providers do not work, as the rules are now. They are kept; whoever changed the rules
/// moves or cancels them.
/// </summary>
/// <param name="Count">How many there are.</param>
/// <param name="BookingIds">The soonest of them, at most 1,000. One that is being booked at this very moment may be among them.</param>
internal sealed record BookingsOutside(int Count, IReadOnlyList<BookingId> BookingIds)
{
    private const int Most = 1_000;

    public static async Task<BookingsOutside> FindAsync(
        SchedulingDb db, IReadOnlyCollection<Guid> providers, Instant now, CancellationToken cancellation)
    {
        var ids = providers.Select(id => (Guid?)id).ToArray();
        var (from, ended) = (CellRange.Covering(now, now).First - CellRange.PerDay, now.ToDateTimeUtc());
        var booked = await db.Allocations.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)
                && row.State != AllocationState.Released && row.State != AllocationState.Held
                && row.FirstCell >= from && row.EndsAt > ended)
            .OrderBy(row => row.StartsAt)
            .Select(row => new { Provider = row.ProviderId!.Value, Booking = row.Owner!.Value, Start = row.StartsAt!.Value, End = row.EndsAt!.Value })
            .ToListAsync(cancellation);

        var busy = booked.Select(row => row.Provider).Distinct().ToList();
        var schedules = (await ScheduleReader.ReadAsync(db, busy, cancellation)).ToDictionary(schedule => schedule.ProviderId);

        // a booking on the move has two allocations
        var outside = booked
            .Where(row => !schedules[row.Provider].WorksThrough(
                new InstantSpan(Instant.FromDateTimeUtc(row.Start), Instant.FromDateTimeUtc(row.End))))
            .Select(row => row.Booking).Distinct().ToList();
        return new BookingsOutside(outside.Count, [.. outside.Take(Most).Select(BookingId.From)]);
    }
}
