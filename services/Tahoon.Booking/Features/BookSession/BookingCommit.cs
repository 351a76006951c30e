using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>
/// The one transaction that makes a booking true: decision <c>used</c>, booking, first event, outbox rows, and the claim
/// closed by its newest attempt, or none of it.
/// </summary>
internal sealed class BookingCommit(Database<BookingDb> database, TimeProvider clock)
{
    /// <summary>Commits; <see cref="SagaOutcome.AllocationRefused"/> where somebody refused the allocation before.</summary>
    public async Task<SagaOutcome> RunAsync(
        Claim claim, SessionWish wish, Parties parties, UserKey key, AllocationView reserved,
        Func<BookingState, StoredAnswer> render, CancellationToken cancellation)
    {
        var notes = wish.Notes is { } text ? key.Seal(text, claim.SubjectId, UserTexts.Notes) : null;
        var booked = new Booked(
            Guid.CreateVersion7(), wish.By.OrganisationId, parties.UserId, wish.ProviderId, parties.Offer.Name,
            claim.AllocationId, reserved.Start, reserved.End, parties.Price.Price, parties.Offer.CancellationCutoffMinutes,
            parties.PriceAsOf);
        var booking = BookingState.Begin(claim.SubjectId, booked);
        var answer = render(booking);
        try
        {
            var written = await database.WriteAsync(
                (context, token) => WriteAsync(context, claim, wish with { Notes = notes }, booked, booking, answer, token),
                cancellation,
                verify: (context, token) => ArrivedAsync(context, claim, token));
            return written switch
            {
                { Failed: false } => new SagaOutcome.Booked(written.Value, claim.AllocationId),
                { Failure.Status: 404 } => new SagaOutcome.Refused(written.Failure),
                _ => new SagaOutcome.Passed(),
            };
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            return await WasRefusedAsync(claim, cancellation) ? new SagaOutcome.AllocationRefused() : new SagaOutcome.Passed();
        }
    }

    private async Task<Result<StoredAnswer>> WriteAsync(
        BookingDb context, Claim claim, SessionWish wish, Booked booked, BookingState booking, StoredAnswer answer,
        CancellationToken cancellation)
    {
        if (!await context.CloseClaimAsync(claim, answer, cancellation))
            return Failures.IdempotencyInProgress;

        var now = clock.GetUtcNow().UtcDateTime;
        if (!await context.TakesBookingAsync(booking.UserId, now, cancellation))
            return Failures.NotFound;

        context.Add(BookingRow.Of(booking, wish.Notes, now));
        context.Add(BookingEventRow.Of(booking.BookingId, booking.Version, booked, wish.By, now));
        context.Add(new DecisionRow
        {
            AllocationId = claim.AllocationId,
            Kind = DecisionKind.Used,
            BookingId = booking.BookingId,
            DecidedAt = now,
        });
        context.AddToOutbox(
            BookingModule.Name, new ConfirmAllocation(claim.AllocationId, booking.BookingId), now, QueueNames.Scheduling);
        context.AddToOutbox(
            BookingModule.Name,
            new SessionBooked(
                booking.BookingId, booking.OrganisationId, booking.UserId, booking.ProviderId, booking.ProviderName,
                booking.Start, booking.End, booking.Version),
            now,
            QueueNames.Meetings);
        return answer;
    }

    private static Task<bool> ArrivedAsync(BookingDb context, Claim claim, CancellationToken cancellation) =>
        context.Decisions.AnyAsync(
            row => row.AllocationId == claim.AllocationId && row.BookingId == claim.SubjectId, cancellation);

    private Task<bool> WasRefusedAsync(Claim claim, CancellationToken cancellation) => database.ReadAsync(
        (context, token) => context.Decisions.AnyAsync(
            row => row.AllocationId == claim.AllocationId && row.Kind == DecisionKind.Refused, token),
        cancellation);
}
