using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>
/// Reserves in one round trip where the database takes batches. The batch knows the plain case only: the schedule is as kept
/// here, nothing lies where the time is wanted, and the day has room whatever is counted. Everything else changes nothing, and
/// is looked at in turn.
/// </summary>
internal static class ReserveAtOnce
{
    /// <summary>The answer, or null where it has to be looked at in turn.</summary>
    public static async Task<Result<AllocationView>?> TryAsync(
        Database<SchedulingDb> database, ScheduleShelf shelf, Guid id, ReserveCommand command, TimeProvider clock,
        CancellationToken cancellation)
    {
        var start = Instant.FromDateTimeUtc(command.Start);
        if (!database.TakesBatches
            || shelf.Recent(command.ProviderId) is not { } schedule
            || schedule.OrganisationId != command.OrganisationId
            || TakeTime.Refusal(schedule, start, command.DurationMinutes, Instant.FromDateTimeOffset(clock.GetUtcNow())) is not null)
            return null;

        try
        {
            var found = await database.AtOnceAsync((db, token) => InAsync(db, schedule, id, command, token), cancellation);
            return found switch
            {
                [] => null,
                [Taken] => Failures.SlotTaken,
                [var state, ..] => new AllocationView(
                    id, command.Owner, command.ProviderId, command.Start, command.Start.AddMinutes(command.DurationMinutes),
                    (AllocationState)state),
            };
        }
        catch (Exception exception) when (StorageFaults.IsDuplicate(exception))
        {
            return null;
        }
    }

    private const int Taken = 0;

    /// <summary>
    /// The state of the allocation where the time is the try's now, or was before; 0 where somebody else has it already, so that
    /// nobody queues for the provider's turn in vain; nothing where it has to be looked at in turn.
    /// </summary>
    internal static Task<List<int>> InAsync(
        SchedulingDb db, ProviderSchedule schedule, Guid id, ReserveCommand command, CancellationToken cancellation)
    {
        var start = Instant.FromDateTimeUtc(command.Start);
        var cells = schedule.Rules.Cells(start, command.DurationMinutes);
        var near = Neighbours.Reach(schedule, start, cells);
        return db.Database.SqlQueryRaw<int>(
            Batch,
            id,
            command.Owner,
            command.ProviderId,
            command.OrganisationId,
            schedule.Version,
            command.Start,
            command.Start.AddMinutes(command.DurationMinutes),
            cells.First,
            cells.End,
            JsonSerializer.Serialize(cells.Numbers()),
            cells.First - CellRange.PerDay,
            near.First,
            near.End,
            schedule.Rules.MaxPerDay ?? int.MaxValue).ToListAsync(cancellation);
    }

    private const string Batch = """
        SET NOCOUNT ON;
        SET XACT_ABORT ON;
        IF EXISTS (
            SELECT 1 FROM Cells AS cell JOIN Allocations AS other ON other.Id = cell.AllocationId
            WHERE cell.ProviderId = {2} AND cell.Number >= {7} AND cell.Number < {8} AND other.Owner <> {1}
                AND (other.State <> 1 OR other.ExpiresAt > SYSUTCDATETIME())
                AND NOT EXISTS (SELECT 1 FROM Allocations AS known WHERE known.Id = {0}))
            SELECT 0 AS Value;
        ELSE
        BEGIN
            BEGIN TRANSACTION;
            UPDATE ProviderLocks SET Turn = Turn + 1 WHERE ProviderId = {2};
            INSERT INTO Allocations (Id, State, Version, Owner, ProviderId, StartsAt, EndsAt, FirstCell, EndCell)
            SELECT {0}, 2, 1, {1}, {2}, {5}, {6}, {7}, {8}
            WHERE EXISTS (SELECT 1 FROM Schedules WHERE ProviderId = {2} AND OrganisationId = {3} AND Version = {4})
                AND NOT EXISTS (SELECT 1 FROM Allocations WHERE Id = {0})
                AND NOT EXISTS (
                    SELECT 1 FROM Allocations
                    WHERE ProviderId = {2} AND State <> 4 AND FirstCell >= {10} AND FirstCell < {8} AND EndCell > {7})
                AND (
                    SELECT COUNT(*) FROM Allocations
                    WHERE ProviderId = {2} AND State <> 4 AND FirstCell >= {11} AND FirstCell < {12}) < {13};
            IF @@ROWCOUNT = 1
                INSERT INTO Cells (ProviderId, Number, AllocationId)
                SELECT {2}, n, {0} FROM OPENJSON({9}) WITH (n int '$');
            COMMIT TRANSACTION;
            SELECT State AS Value FROM Allocations
            WHERE Id = {0} AND Owner = {1} AND ProviderId = {2} AND StartsAt = {5} AND EndsAt = {6} AND State IN (2, 3);
        END
        """;
}
