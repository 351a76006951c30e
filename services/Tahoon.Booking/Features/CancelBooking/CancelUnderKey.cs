using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.CancelBooking;

/// <summary>Cancels under the request's idempotency key, where it has one.</summary>
internal sealed class CancelUnderKey(CancelOnce cancelOnce, Claims<BookingDb> claims, Database<BookingDb> database)
{
    public async Task<IResult> RunAsync(
        HttpContext http, CancelCommand command, string? key, string requestHash, Func<BookingState, StoredAnswer> render,
        CancellationToken cancellation)
    {
        if (key is null)
            return (await cancelOnce.RunAsync(command, (_, _, _) => Task.FromResult(true), cancellation))
                .ToResult(booking => new StoredAnswerResult(render(booking), replayed: false));

        return await claims.OpenAsync(IdempotencyKey.Hash(command.By, key), requestHash, cancellation) switch
        {
            ClaimOutcome.Started started => await CancelAsync(http, command, started.Claim, render, cancellation),
            var known => known.ToResult(),
        };
    }

    private async Task<IResult> CancelAsync(
        HttpContext http, CancelCommand command, Claim claim, Func<BookingState, StoredAnswer> render,
        CancellationToken cancellation)
    {
        try
        {
            var cancelled = await cancelOnce.RunAsync(
                command, (context, booking, token) => context.CloseClaimAsync(claim, render(booking), token), cancellation);
            if (!cancelled.Failed)
                return new StoredAnswerResult(render(cancelled.Value), replayed: false);
            if (cancelled.Failure.Status is 422)
                return await CloseAsync(http, claim, cancelled.Failure, cancellation);

            await claims.GiveUpAsync(claim, CancellationToken.None);
            return cancelled.Failure.ToResult();
        }
        catch (Exception exception) when (exception is not StorageUnavailableException)
        {
            await claims.GiveUpAsync(claim, CancellationToken.None);
            throw;
        }
    }

    private async Task<IResult> CloseAsync(HttpContext http, Claim claim, Failure failure, CancellationToken cancellation)
    {
        var answer = StoredProblem.Of(failure, http);
        await database.WriteAsync((context, token) => context.CloseClaimAsync(claim, answer, token), cancellation);
        return new StoredAnswerResult(answer, replayed: false);
    }
}
