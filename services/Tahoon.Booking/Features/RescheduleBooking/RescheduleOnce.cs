using Tahoon.Booking.Data;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Booking.Features.Decide;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Features.RescheduleBooking;

/// <summary>Runs the saga under the request's idempotency key; who loses refuses the allocation that was tried.</summary>
internal sealed class RescheduleOnce(
    Claims<BookingDb> claims, ClaimEndings<BookingDb> endings, RescheduleSaga saga, AllocationDecisions decisions,
    TimeProvider clock)
{
    /// <summary>Shorter than a claim's lease, and independent of the client's connection.</summary>
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(10);

    public async Task<IResult> RunAsync(HttpContext http, RescheduleCommand command, string key, string requestHash)
    {
        using var limit = new CancellationTokenSource(Total, clock);
        var opened = await claims.OpenAsync(IdempotencyKey.Hash(command.By, key), requestHash, limit.Token);
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
                await endings.LetRetryAsync(claim);
                throw;
            }

            outcome = new SagaOutcome.Passed();
        }

        if (outcome is SagaOutcome.Booked moved)
            return new StoredAnswerResult(moved.Answer, replayed: false);
        if (outcome is SagaOutcome.Refused refused
            && !(mayHaveTime && await decisions.GiveUpAsync(claim) is DecisionKind.Used))
            return await endings.RefuseAsync(http, claim, refused.Failure, limit.Token);

        // another attempt has the claim, or the commit turned out to have arrived
        return await endings.PassedAsync(claim, limit.Token);

        void Tried(Claim attempt) => (claim, mayHaveTime) = (attempt, true);
    }
}
