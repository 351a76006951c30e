using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Takes time that is free, inside a transaction in which the provider's turn is taken.</summary>
internal static class TakeTime
{
    /// <summary>
    /// What cells can't guard (hours, time off, notice, sessions a day) is checked under the provider's lock; the cells'
    /// primary key guards the rest.
    /// </summary>
    /// <param name="hold">Makes it a hold; null a try to book.</param>
    public static async Task<Result<Allocation>> InAsync(
        SchedulingDb db, ScheduleShelf shelf, Situation known, Guid id, ReserveCommand command, HoldTerms? hold, Instant now,
        CancellationToken cancellation)
    {
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

        var allocation = Row(id, command, hold, cells);
        await PutAsync(db, near, allocation, cells, cancellation);
        return allocation;
    }

    /// <summary>Puts an allocation where nothing clashes with it: lapsed holds end, and it has the cells that its owner has not already.</summary>
    public static async Task PutAsync(
        SchedulingDb db, Neighbours near, Allocation allocation, CellRange cells, CancellationToken cancellation)
    {
        var (owner, provider) = (allocation.Owner!.Value, allocation.ProviderId!.Value);
        foreach (var lapsed in near.Lapsed(owner))
            await ReleaseTime.ExpireAsync(db, lapsed, cancellation);

        db.Allocations.Add(allocation);
        await db.SaveChangesAsync(cancellation);
        var own = near.CellsOf(owner, cells);
        await CellRows.AddAsync(db, provider, allocation.Id, cells.Numbers().Where(number => !own.Contains(number)), cancellation);
    }

    /// <summary>Why the provider does not offer the time, whoever has it.</summary>
    public static Failure? Refusal(ProviderSchedule schedule, Instant start, int minutes, Instant now)
    {
        if (!FreeSlots.IsOffered(schedule, start, minutes) || start >= schedule.Rules.Horizon(now))
            return Failures.SlotNotOffered;

        return start < schedule.Rules.Earliest(now) ? Failures.NoticeTooShort : null;
    }

    private static Allocation Row(Guid id, ReserveCommand command, HoldTerms? hold, CellRange cells) => new()
    {
        Id = id,
        State = hold is null ? AllocationState.Pending : AllocationState.Held,
        Version = 1,
        Owner = command.Owner,
        ProviderId = command.ProviderId,
        StartsAt = command.Start,
        EndsAt = command.Start.AddMinutes(command.DurationMinutes),
        FirstCell = cells.First,
        EndCell = cells.End,
        ApplicationId = hold?.ApplicationId,
        UserId = hold?.UserId,
        ExpiresAt = hold?.ExpiresAt,
    };
}
