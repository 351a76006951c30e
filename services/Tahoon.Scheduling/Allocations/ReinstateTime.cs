using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>
/// Takes time again, inside a transaction, for a booking that stands and whose allocation a restored database lost. Released stays
/// terminal: a release that comes before is obeyed, and one that comes later finds the row.
/// </summary>
internal static class ReinstateTime
{
    public static async Task<Result<AllocationView>> InAsync(
        SchedulingDb db, ScheduleShelf shelf, Guid id, ReinstateCommand command, CancellationToken cancellation)
    {
        if (await ProviderTurn.TakeAsync(db, command.ProviderId, cancellation) == 0)
            return Failures.NotFound;

        var known = await Situation.ReadAsync(db, id, command.ProviderId, cancellation);
        if (known.OrganisationId != command.OrganisationId)
            return Failures.NotFound;
        if (known.Allocation is not null)
            return await AgainAsync(db, id, command, cancellation);

        var start = Instant.FromDateTimeUtc(command.Start);
        var schedule = await shelf.ReadAsync(db, command.ProviderId, known.ScheduleVersion, cancellation);
        var cells = schedule.Rules.Cells(start, (int)(command.End - command.Start).TotalMinutes);
        var near = await Neighbours.ReadAsync(db, schedule, start, cells, cancellation);
        if (near.Clash(command.Owner))
            return Failures.SlotTaken;

        var allocation = new Allocation
        {
            Id = id,
            State = AllocationState.Confirmed,
            Version = 1,
            Owner = command.Owner,
            ProviderId = command.ProviderId,
            StartsAt = command.Start,
            EndsAt = command.End,
            FirstCell = cells.First,
            EndCell = cells.End,
        };
        await TakeTime.PutAsync(db, near, allocation, cells, cancellation);
        return allocation.ToView();
    }

    private static async Task<Result<AllocationView>> AgainAsync(
        SchedulingDb db, Guid id, ReinstateCommand command, CancellationToken cancellation)
    {
        var row = await ConfirmTime.InAsync(db, id, cancellation);
        return row is { State: AllocationState.Confirmed } && row.Owner == command.Owner
            ? row.ToView()
            : Failures.Conflict.Because($"The allocation is {row?.State}.");
    }
}
