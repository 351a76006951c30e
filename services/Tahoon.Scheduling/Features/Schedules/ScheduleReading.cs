using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>Reads a schedule as a whole, and checks that what it changes is what it has seen.</summary>
internal static class ScheduleReading
{
    public static async Task<Result<ScheduleView>> ViewAsync(
        SchedulingDb db, Guid provider, Instant now, CancellationToken cancellation)
    {
        var schedule = (await ScheduleReader.ReadAsync(db, [provider], cancellation)).SingleOrDefault();
        if (schedule is null)
            return Failures.NotFound;

        var off = await db.TimeOff.AsNoTracking().Where(row => row.ProviderId == provider).ToListAsync(cancellation);
        return ScheduleView.Of(schedule, off, await BookingsOutside.FindAsync(db, [provider], now, cancellation));
    }

    /// <summary>
    /// The schedule to change, with the provider's turn taken, its version raised; fails as <c>If-Match</c> says.
    /// </summary>
    public static async Task<Result<Schedule>> ToChangeAsync(
        SchedulingDb db, Guid provider, ETag? seen, CancellationToken cancellation)
    {
        await ProviderTurn.TakeAsync(db, provider, cancellation);
        var schedule = await db.Schedules.SingleOrDefaultAsync(row => row.ProviderId == provider, cancellation);
        if (schedule is null)
            return Failures.NotFound;
        if (ETag.Fault(seen, schedule.Version) is { } stale)
            return stale;

        schedule.Version++;
        return schedule;
    }
}
