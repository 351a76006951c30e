using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>
/// Sees by one read whether somebody else has the time already, so that the many who want what one has got do not queue for
/// the provider's turn. It only ever refuses what is taken at that moment, and only ids that are not known yet; whoever gets
/// past is checked again in turn.
/// </summary>
internal static class AtAGlance
{
    public static Task<bool> SeesTakenAsync(
        Database<SchedulingDb> database, ScheduleShelf shelf, Guid id, ReserveCommand command, CancellationToken cancellation)
    {
        var start = Instant.FromDateTimeUtc(command.Start);
        if (shelf.Recent(command.ProviderId) is not { } schedule
            || schedule.OrganisationId != command.OrganisationId
            || !FreeSlots.IsOffered(schedule, start, command.DurationMinutes))
            return Task.FromResult(false);

        var cells = schedule.Rules.Cells(start, command.DurationMinutes);
        return database.ReadAsync(
            (db, token) => db.Cells
                .Where(cell => cell.ProviderId == command.ProviderId && cell.Number >= cells.First && cell.Number < cells.End)
                .Join(db.Allocations, cell => cell.AllocationId, row => row.Id, (_, row) => row)
                .AnyAsync(
                    row => row.Owner != command.Owner && !db.Allocations.Any(known => known.Id == id)
                        && (row.State != AllocationState.Held || row.ExpiresAt > DatabaseClock.UtcNow()),
                    token),
            cancellation);
    }
}
