using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Features.Decide;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>
/// Books a session across two databases. The steps are those of docs/architecture.md: claim (done by the caller), who meets,
/// reserve at Scheduling, one transaction here, answer. Whatever fails between the last two is settled by the decision table,
/// never by a guess.
/// </summary>
internal sealed partial class BookingSaga(
    WhoMeets whoMeets,
    ISchedulingApi scheduling,
    BookingCommit commit,
    AllocationDecisions decisions,
    UserKeys keys,
    Claims<BookingDb> claims,
    ILogger<BookingSaga> logger)
{
    /// <summary>An allocation may be refused under a late attempt; then another is tried, so often at the most.</summary>
    private const int MostAllocations = 3;

    /// <summary>Runs the claim's attempt to its answer.</summary>
    /// <exception cref="DependencyUnavailableException">A service is away; the key may be tried again at once.</exception>
    /// <exception cref="StorageUnavailableException">The database is away; the key may be tried again.</exception>
    public async Task<SagaOutcome> RunAsync(
        Claim claim, SessionWish wish, Func<BookingState, StoredAnswer> render, CancellationToken cancellation)
    {
        var parties = await whoMeets.FindAsync(wish, cancellation);
        if (parties.Failed)
            return new SagaOutcome.Refused(parties.Failure);

        var key = await keys.OpenAsync(parties.Value.UserId, wish.By.OrganisationId, cancellation);
        if (key.Failed)
            return new SagaOutcome.Refused(key.Failure);

        for (var tries = 0; tries < MostAllocations; tries++)
        {
            var reserved = await (wish.HoldId is { } hold
                ? ConvertAsync(claim, wish, hold, parties.Value.UserId, cancellation)
                : ReserveAsync(claim, wish, cancellation));
            if (reserved.Failure is { } refusal && refusal.Code != Failures.Conflict.Code)
                return new SagaOutcome.Refused(refusal);

            var committed = reserved.Failed
                ? new SagaOutcome.AllocationRefused()
                : await CommitAsync(claim, wish, parties.Value, key.Value, reserved.Value, render, cancellation);
            if (committed is SagaOutcome.Refused)
                await decisions.GiveUpAsync(claim); // the user was erased after time was taken
            if (committed is not SagaOutcome.AllocationRefused)
                return committed;

            Log.AllocationRefused(logger, claim.SubjectId, claim.AllocationId);
            if (await claims.WithNewAllocationAsync(claim, cancellation) is not { } renewed)
                return new SagaOutcome.Passed();

            claim = renewed;
        }

        throw new DependencyUnavailableException("scheduling");
    }

    /// <summary>Takes time at Scheduling. Where its answer is lost, the allocation is refused, so that a late reserve holds nothing.</summary>
    private async Task<Result<AllocationView>> ReserveAsync(Claim claim, SessionWish wish, CancellationToken cancellation)
    {
        var command = new ReserveCommand(
            claim.SubjectId, wish.By.OrganisationId, wish.ProviderId, wish.Start, wish.DurationMinutes);
        try
        {
            return await ApiAnswers.AskAsync(
                "scheduling", () => scheduling.ReserveAsync(claim.AllocationId, command, cancellation));
        }
        catch (DependencyUnavailableException)
        {
            await decisions.GiveUpAsync(claim);
            throw;
        }
    }

    /// <summary>
    /// Takes what is held. Where the answer is lost nothing is refused, as that could end the hold for nothing: a repeat goes
    /// on with the same allocation, and where none comes the sweeper asks.
    /// </summary>
    private Task<Result<AllocationView>> ConvertAsync(
        Claim claim, SessionWish wish, Guid hold, Guid user, CancellationToken cancellation)
    {
        var command = new ConvertHoldCommand(
            claim.SubjectId, wish.By.OrganisationId, user, wish.ProviderId, wish.Start, wish.DurationMinutes);
        return ApiAnswers.AskAsync(
            "scheduling", () => scheduling.ConvertHoldAsync(hold, claim.AllocationId, command, cancellation));
    }

    private async Task<SagaOutcome> CommitAsync(
        Claim claim, SessionWish wish, Parties parties, UserKey key, AllocationView reserved,
        Func<BookingState, StoredAnswer> render, CancellationToken cancellation)
    {
        try
        {
            return await commit.RunAsync(claim, wish, parties, key, reserved, render, cancellation);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or OperationCanceledException)
        {
            // Whether the commit arrived is unknown here: asking for a refusal tells. A refusal would end a hold, so there it
            // is looked up only; a repeat can still commit, as its attempt is the newer one.
            Log.CommitUnknown(logger, claim.SubjectId, claim.AllocationId, exception);
            var decided = wish.HoldId is null ? await decisions.GiveUpAsync(claim) : await decisions.LookUpAsync(claim);
            if (decided is DecisionKind.Used)
                return new SagaOutcome.Passed();

            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Allocation {AllocationId} of booking {BookingId} was refused; another is tried")]
        public static partial void AllocationRefused(ILogger logger, Guid bookingId, Guid allocationId);

        [LoggerMessage(2, LogLevel.Warning, "It is unknown whether booking {BookingId} was committed with allocation {AllocationId}")]
        public static partial void CommitUnknown(ILogger logger, Guid bookingId, Guid allocationId, Exception exception);
    }
}
