using System.Security.Cryptography;
using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>Runs the saga under the request's idempotency key and answers.</summary>
internal sealed partial class BookOnce(
    Claims<BookingDb> claims,
    ClaimEndings<BookingDb> endings,
    BookingSaga saga,
    ISchedulingApi scheduling,
    TimeProvider clock,
    ILogger<BookOnce> logger)
{
    /// <summary>
    /// Shorter than a claim's lease. It does not depend on the client's connection: who hangs up still has booked or has not.
    /// </summary>
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(10);

    /// <summary>Answers the request, once for each key.</summary>
    /// <param name="key">The client's key; null where the endpoint lets it be left out.</param>
    public async Task<IResult> RunAsync(
        HttpContext http, SessionWish wish, string? key, string requestHash, Func<BookingState, StoredAnswer> render)
    {
        using var limit = new CancellationTokenSource(Total, clock);
        var claimKey = IdempotencyKey.Hash(wish.By, key ?? RandomNumberGenerator.GetHexString(32));

        var opened = await claims.OpenAsync(claimKey, requestHash, limit.Token);
        if (opened is not ClaimOutcome.Started { Claim: var claim })
            return opened.ToResult();

        SagaOutcome outcome;
        try
        {
            outcome = await saga.RunAsync(claim, wish, render, limit.Token);
        }
        catch
        {
            await endings.LetRetryAsync(claim);
            throw;
        }

        switch (outcome)
        {
            case SagaOutcome.Booked booked:
                http.Response.OnCompleted(() => ConfirmAsync(booked.AllocationId));
                return new StoredAnswerResult(booked.Answer, replayed: false);
            case SagaOutcome.Refused refused:
                return await endings.RefuseAsync(http, claim, refused.Failure, limit.Token);
            default:
                return await endings.PassedAsync(claim, limit.Token);
        }
    }

    /// <summary>Best effort, so that the slot's state is final a little earlier: the outbox is what guarantees it.</summary>
    private async Task ConfirmAsync(Guid allocationId)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
        try
        {
            using var confirmed = await scheduling.ConfirmAsync(allocationId, limit.Token);
        }
        catch (Exception exception)
        {
            Log.NotConfirmed(logger, allocationId, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Allocation {AllocationId} is left for the outbox to confirm")]
        public static partial void NotConfirmed(ILogger logger, Guid allocationId, Exception exception);
    }
}
