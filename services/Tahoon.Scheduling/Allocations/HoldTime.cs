using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Holds time of a provider for a user, inside a transaction.</summary>
internal static class HoldTime
{
    /// <summary>Holds, or answers as it did before where the id is known and still held.</summary>
    public static async Task<Result<HoldView>> InAsync(
        SchedulingDb db, ScheduleShelf shelf, Guid id, HoldCommand command, HoldOptions options, Instant now,
        CancellationToken cancellation)
    {
        await HolderTurns.TakeAsync(db, command, cancellation);
        if (await ProviderTurn.TakeAsync(db, command.ProviderId, cancellation) == 0)
            return Failures.NotFound;

        var known = await Situation.ReadAsync(db, id, command.ProviderId, cancellation);
        if (known.OrganisationId != command.OrganisationId)
            return Failures.NotFound;
        if (known.Allocation is { } before)
            return await IsStillHeldAsync(db, before, command, cancellation)
                ? View(before)
                : Failures.Conflict.Because("The hold is over, or is another.");
        if (await HolderTurns.AreFullAsync(db, command, options, cancellation))
            return Failures.TooManyHolds;

        var expires = (await DatabaseClock.ReadAsync(db, cancellation)).AddSeconds(options.Seconds);
        var taken = await TakeTime.InAsync(
            db, shelf, known, id, ToReserve(id, command), new HoldTerms(command.ApplicationId, command.UserId, expires), now,
            cancellation);
        return taken.Failed ? taken.Failure : View(taken.Value);
    }

    /// <summary>The time that is asked for; a hold is its own owner.</summary>
    public static ReserveCommand ToReserve(Guid id, HoldCommand command) =>
        new(id, command.OrganisationId, command.ProviderId, command.Start, command.DurationMinutes);

    private static async Task<bool> IsStillHeldAsync(
        SchedulingDb db, Allocation before, HoldCommand command, CancellationToken cancellation) =>
        (before.ApplicationId, before.UserId, before.ProviderId, before.StartsAt, before.EndsAt)
            == (command.ApplicationId, command.UserId, command.ProviderId, command.Start,
                command.Start.AddMinutes(command.DurationMinutes))
        && await db.Allocations.AnyAsync(
            row => row.Id == before.Id && row.State == AllocationState.Held && row.ExpiresAt > DatabaseClock.UtcNow(),
            cancellation);

    private static HoldView View(Allocation row) => new(
        row.Id, row.UserId!.Value, row.ProviderId!.Value, row.StartsAt!.Value, row.EndsAt!.Value, row.ExpiresAt!.Value);
}

/// <summary>What makes an allocation a hold.</summary>
internal sealed record HoldTerms(Guid ApplicationId, Guid UserId, DateTime ExpiresAt);
