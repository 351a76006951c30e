using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.CancelBooking;

/// <summary>Cancels under the request's idempotency key, where it has one.</summary>
internal sealed class CancelUnderKey(CancelOnce cancelOnce, Claims<BookingDb> claims, ClaimEndings<BookingDb> endings)
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
        Result<BookingState> cancelled;
        try
        {
            cancelled = await cancelOnce.RunAsync(
                command, (context, booking, token) => context.CloseClaimAsync(claim, render(booking), token), cancellation);
        }
        catch
        {
            await endings.LetRetryAsync(claim);
            throw;
        }

        if (!cancelled.Failed)
            return new StoredAnswerResult(render(cancelled.Value), replayed: false);

        return cancelled.Failure.Code == Failures.IdempotencyInProgress.Code
            ? await endings.PassedAsync(claim, cancellation)
            : await endings.RefuseAsync(http, claim, cancelled.Failure, cancellation);
    }
}
