using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.RescheduleBooking;

/// <summary>
/// Moves a booking: new time is taken for the same owner, so it may overlap the old; one transaction decides; Scheduling is
/// told by message to give the old time back. Whatever is refused after time was taken is settled by <see cref="RescheduleOnce"/>.
/// </summary>
internal sealed class RescheduleSaga(
    Database<BookingDb> database, Lookups lookups, ISchedulingApi scheduling, RescheduleCommit commit,
    Claims<BookingDb> claims, ReasonSeal seal, TimeProvider clock)
{
    /// <summary>An allocation may be refused under a late attempt; then another is tried, so often at the most.</summary>
    private const int MostAllocations = 3;

    /// <summary>Runs the claim's attempt to its answer.</summary>
    /// <param name="tried">Is told the claim before time is taken under its allocation.</param>
    /// <exception cref="DependencyUnavailableException">A service is away.</exception>
    /// <exception cref="StorageUnavailableException">The database is away; whether the booking moved may be unknown.</exception>
    public async Task<SagaOutcome> RunAsync(
        Claim claim, RescheduleCommand command, Action<Claim> tried, CancellationToken cancellation)
    {
        var move = await PlanAsync(command, cancellation);
        if (move.Failed)
            return new SagaOutcome.Refused(move.Failure);

        var reason = await seal.SealAsync(command.BookingId, command.Change.Reason, cancellation);
        command = command with { Change = command.Change with { Reason = reason } };

        var wanted = new ReserveCommand(
            command.BookingId, command.By.OrganisationId, move.Value.ProviderId, command.Start, move.Value.DurationMinutes);
        for (var tries = 0; tries < MostAllocations; tries++)
        {
            tried(claim);
            var allocation = claim.AllocationId;
            var reserved = await ApiAnswers.AskAsync(
                "scheduling", () => scheduling.ReserveAsync(allocation, wanted, cancellation));
            if (reserved.Failure is { } refusal && refusal.Code != Failures.Conflict.Code)
                return new SagaOutcome.Refused(refusal);

            var committed = reserved.Failed
                ? new SagaOutcome.AllocationRefused()
                : await commit.RunAsync(claim, command, reserved.Value, move.Value, cancellation);
            if (committed is not SagaOutcome.AllocationRefused)
                return committed;

            if (await claims.WithNewAllocationAsync(claim, cancellation) is not { } renewed)
                return new SagaOutcome.Passed();

            claim = renewed;
        }

        throw new DependencyUnavailableException("scheduling");
    }

    /// <summary>Looks before time is taken, so that what can't be moved takes none; the transaction looks again.</summary>
    private async Task<Result<Move>> PlanAsync(RescheduleCommand command, CancellationToken cancellation)
    {
        var found = await database.ReadAsync(
            async (context, token) => await context.Bookings
                .AnyAsync(row => row.BookingId == command.BookingId, token)
                ? await context.ReplayAsync(command.BookingId, token)
                : null,
            cancellation);
        if (found is not { } booking)
            return Failures.NotFound;

        var policy = await database.ReadAsync(
            (context, token) => context.PolicyAsync(booking.OrganisationId, token), cancellation);
        var may = Rescheduling.Decide(booking, command.ExpectedVersion, policy, command.Change, clock.GetUtcNow().UtcDateTime);
        if (may.Failed)
            return may.Failure;

        var length = (int)(booking.End - booking.Start).TotalMinutes;
        if (command.DurationMinutes is not { } minutes || minutes == length)
            return new Move(booking.ProviderId, length, booking.Price);

        var offer = await lookups.OfferAsync(booking.OrganisationId, booking.ProviderId, cancellation);
        if (offer.Failed)
            return offer.Failure;
        if (!offer.Value.Value.Active)
            return Failures.ProviderInactive;

        var price = offer.Value.Value.Prices.FirstOrDefault(price => price.DurationMinutes == minutes);
        return price is null
            ? Failures.SlotNotOffered.Because("The provider has no sessions of this length.")
            : new Move(booking.ProviderId, minutes, price.Price, offer.Value.AsOf);
    }
}
