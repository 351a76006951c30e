using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Takes time of a provider, inside a transaction.</summary>
internal static class ReserveTime
{
    /// <summary>
    /// Reserves, or answers as it did before where the id is known. What cells can't guard (hours, time off, notice, sessions a
    /// day) is checked under the provider's lock; the cells' primary key guards the rest.
    /// </summary>
    public static async Task<Result<AllocationView>> InAsync(
        SchedulingDb db, ScheduleShelf shelf, Guid id, ReserveCommand command, Instant now, CancellationToken cancellation)
    {
        if (await ProviderTurn.TakeAsync(db, command.ProviderId, cancellation) == 0)
            return Failures.NotFound;

        var known = await Situation.ReadAsync(db, id, command.ProviderId, cancellation);
        if (known.OrganisationId != command.OrganisationId)
            return Failures.NotFound;
        if (known.Allocation is { } before)
            return await AgainAsync(db, before, command, cancellation);

        var schedule = await shelf.ReadAsync(db, command.ProviderId, known.ScheduleVersion, cancellation);
        var start = Instant.FromDateTimeUtc(command.Start);
        if (Refusal(schedule, start, command.DurationMinutes, now) is { } refusal)
            return refusal;

        var cells = schedule.Rules.Cells(start, command.DurationMinutes);
        var near = await Neighbours.ReadAsync(db, schedule, start, cells, cancellation);
        if (near.Clash(command.Owner))
            return Failures.SlotTaken;
        if (near.IsDayFull(schedule, start, command.Owner))
            return Failures.DayFull;

        foreach (var lapsed in near.Lapsed(command.Owner))
            await ReleaseTime.ExpireAsync(db, lapsed, cancellation);

        return await TakeAsync(db, id, command, cells, near.CellsOf(command.Owner, cells), cancellation);
    }

    private static Failure? Refusal(ProviderSchedule schedule, Instant start, int minutes, Instant now)
    {
        if (!FreeSlots.IsOffered(schedule, start, minutes) || start >= schedule.Rules.Horizon(now))
            return Failures.SlotNotOffered;

        return start < schedule.Rules.Earliest(now) ? Failures.NoticeTooShort : null;
    }

    private static async Task<Result<AllocationView>> AgainAsync(
        SchedulingDb db, Allocation before, ReserveCommand command, CancellationToken cancellation)
    {
        if (before.State == AllocationState.Released)
            return Failures.Conflict.Because("The allocation was released.");

        var end = command.Start.AddMinutes(command.DurationMinutes);
        if ((before.Owner, before.ProviderId, before.StartsAt, before.EndsAt)
            != (command.Owner, command.ProviderId, command.Start, end))
            return Failures.Conflict.Because("The allocation is another.");

        if (before.State != AllocationState.Held)
            return before.ToView();

        return await ConvertHold.InAsync(db, before.Id, cancellation)
            ? before.ToView() with { State = AllocationState.Pending }
            : Failures.HoldExpired;
    }

    private static async Task<Result<AllocationView>> TakeAsync(
        SchedulingDb db, Guid id, ReserveCommand command, CellRange cells, HashSet<int> own,
        CancellationToken cancellation)
    {
        var allocation = new Allocation
        {
            Id = id,
            State = AllocationState.Pending,
            Version = 1,
            Owner = command.Owner,
            ProviderId = command.ProviderId,
            StartsAt = command.Start,
            EndsAt = command.Start.AddMinutes(command.DurationMinutes),
            FirstCell = cells.First,
            EndCell = cells.End,
        };
        db.Allocations.Add(allocation);
        await db.SaveChangesAsync(cancellation);
        await CellRows.AddAsync(db, command.ProviderId, id, cells.Numbers().Where(number => !own.Contains(number)), cancellation);
        return allocation.ToView();
    }
}
