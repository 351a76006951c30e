using Tahoon.Booking.Answers;
using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Json = System.Text.Json.JsonSerializer;

namespace Tahoon.Booking.Features.HoldSlot;

/// <summary>
/// Holds a slot under the request's idempotency key. The hold's id is the claim's allocation, so that whoever repeats the
/// request finds the same hold. There is nothing to compensate: a hold that nobody learns of lapses.
/// </summary>
internal sealed class HoldOnce(
    Claims<BookingDb> claims, ClaimEndings<BookingDb> endings, WhoMeets whoMeets, ISchedulingApi scheduling,
    Database<BookingDb> database, TimeProvider clock)
{
    /// <summary>Shorter than a claim's lease, and independent of the client's connection.</summary>
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(10);

    /// <summary>What an attempt before this one held may have lapsed; then another is tried.</summary>
    private const int MostHolds = 2;

    public async Task<IResult> RunAsync(HttpContext http, SessionWish wish, string key, string requestHash)
    {
        using var limit = new CancellationTokenSource(Total, clock);
        var opened = await claims.OpenAsync(IdempotencyKey.Hash(wish.By, key), requestHash, limit.Token);
        if (opened is not ClaimOutcome.Started { Claim: var claim })
            return opened.ToResult();

        try
        {
            var held = await HoldAsync(claim, wish, limit.Token);
            if (held is { Failure: { } refusal })
                return await endings.RefuseAsync(http, claim, refusal, limit.Token);
            if (held is { Value: { } view } && await CloseAsync(claim, view, limit.Token) is { } answer)
                return new StoredAnswerResult(answer, replayed: false);

            return await endings.PassedAsync(claim, limit.Token);
        }
        catch
        {
            await endings.LetRetryAsync(claim);
            throw;
        }
    }

    /// <summary>Null where another attempt has the claim.</summary>
    private async Task<Result<HoldView>?> HoldAsync(Claim claim, SessionWish wish, CancellationToken cancellation)
    {
        var parties = await whoMeets.FindAsync(wish, cancellation);
        if (parties.Failed)
            return parties.Failure;

        var command = new HoldCommand(
            wish.By.OrganisationId, wish.By.ApplicationId, parties.Value.UserId, wish.ProviderId, wish.Start,
            wish.DurationMinutes);
        for (var tries = 0; tries < MostHolds; tries++)
        {
            var id = claim.AllocationId;
            var held = await ApiAnswers.AskAsync("scheduling", () => scheduling.HoldAsync(id, command, cancellation));
            if (held.Failure?.Code != Failures.Conflict.Code)
                return held;

            if (await claims.WithNewAllocationAsync(claim, cancellation) is not { } renewed)
                return null;

            claim = renewed;
        }

        throw new DependencyUnavailableException("scheduling");
    }

    /// <summary>Stores the answer; null where another attempt has the claim.</summary>
    private async Task<StoredAnswer?> CloseAsync(Claim claim, HoldView held, CancellationToken cancellation)
    {
        var answer = new StoredAnswer(
            StatusCodes.Status201Created,
            Json.Serialize(HoldAnswer.Of(held), WireJson.Options),
            Location: $"/api/v1/holds/{new HoldId(held.HoldId)}");
        return await database.WriteAsync((context, token) => context.CloseClaimAsync(claim, answer, token), cancellation)
            ? answer
            : null;
    }
}
