using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Booking.Features.Decide;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.RescheduleBooking;

/// <summary>Runs the saga under the request's idempotency key; who loses refuses the allocation that was tried.</summary>
internal sealed partial class RescheduleOnce(
    Claims<BookingDb> claims, RescheduleSaga saga, AllocationDecisions decisions, Database<BookingDb> database, TimeProvider clock,
    ILogger<RescheduleOnce> logger)
{
    /// <summary>Shorter than a claim's lease, and independent of the client's connection.</summary>
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(10);

    public async Task<IResult> RunAsync(HttpContext http, RescheduleCommand command, string key, string requestHash)
    {
        using var limit = new CancellationTokenSource(Total, clock);
        var claimKey = IdempotencyKey.Hash(command.By, key);
        var opened = await claims.OpenAsync(claimKey, requestHash, limit.Token);
        if (opened is not ClaimOutcome.Started started)
            return opened.ToResult();

        // an attempt before this one may have taken time under the claim's allocation
        var claim = started.Claim;
        var mayHaveTime = started.TakenOver;
        SagaOutcome outcome;
        try
        {
            outcome = await saga.RunAsync(claim, command, Tried, limit.Token);
        }
        catch (Exception)
        {
            if (!mayHaveTime || await decisions.GiveUpAsync(claim) is not DecisionKind.Used)
            {
                await LetRetryAsync(claim, command.BookingId);
                throw;
            }

            outcome = new SagaOutcome.Passed();
        }

        if (outcome is SagaOutcome.Booked moved)
            return new StoredAnswerResult(moved.Answer, replayed: false);
        if (outcome is SagaOutcome.Refused refused
            && !(mayHaveTime && await decisions.GiveUpAsync(claim) is DecisionKind.Used))
            return await RefuseAsync(http, claim, command.BookingId, refused.Failure, limit.Token);

        // another attempt has the claim, or the commit turned out to have arrived
        return (await claims.OpenAsync(claimKey, requestHash, limit.Token)).ToResult();

        void Tried(Claim attempt) => (claim, mayHaveTime) = (attempt, true);
    }

    /// <summary>What stays true of the request is the key's answer for good; after anything else the key may be tried again.</summary>
    private async Task<IResult> RefuseAsync(
        HttpContext http, Claim claim, Guid bookingId, Failure failure, CancellationToken cancellation)
    {
        if (failure.Status is not 422 && failure.Code != Failures.SlotTaken.Code)
        {
            await LetRetryAsync(claim, bookingId);
            return failure.ToResult();
        }

        var answer = StoredProblem.Of(failure, http);
        var closed = await database.WriteAsync(
            (context, token) => context.CloseClaimAsync(claim, answer, token), cancellation);
        return closed ? new StoredAnswerResult(answer, replayed: false) : Failures.IdempotencyInProgress.ToResult();
    }

    /// <summary>Nothing final was found out: the client's next try need not wait for the lease.</summary>
    private async Task LetRetryAsync(Claim claim, Guid bookingId)
    {
        try
        {
            await claims.GiveUpAsync(claim, CancellationToken.None);
        }
        catch (StorageUnavailableException exception)
        {
            Log.LeaseKept(logger, bookingId, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The claim to move booking {BookingId} keeps its lease until it runs out")]
        public static partial void LeaseKept(ILogger logger, Guid bookingId, Exception exception);
    }
}
