using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Takes time of a provider for a try to book, inside a transaction.</summary>
internal static class ReserveTime
{
    /// <summary>Reserves, or answers as it did before where the id is known.</summary>
    public static async Task<Result<AllocationView>> InAsync(
        SchedulingDb db, ScheduleShelf shelf, Guid id, ReserveCommand command, Instant now, CancellationToken cancellation)
    {
        if (await ProviderTurn.TakeAsync(db, command.ProviderId, cancellation) == 0)
            return Failures.NotFound;

        var known = await Situation.ReadAsync(db, id, command.ProviderId, cancellation);
        if (known.OrganisationId != command.OrganisationId)
            return Failures.NotFound;
        if (known.Allocation is { } before)
            return Again(before, command.Owner, command.ProviderId, command.Start, command.DurationMinutes);

        var taken = await TakeTime.InAsync(db, shelf, known, id, command, hold: null, now, cancellation);
        return taken.Failed ? taken.Failure : taken.Value.ToView();
    }

    /// <summary>The answer where the id is known: what it took, unless it was released or is something else.</summary>
    public static Result<AllocationView> Again(Allocation before, Guid owner, Guid provider, DateTime start, int minutes)
    {
        if (before.State == AllocationState.Released)
            return Failures.Conflict.Because("The allocation was released.");

        return before.State == AllocationState.Held
            || (before.Owner, before.ProviderId, before.StartsAt, before.EndsAt)
                != (owner, provider, start, start.AddMinutes(minutes))
            ? Failures.Conflict.Because("The allocation is another.")
            : before.ToView();
    }
}
