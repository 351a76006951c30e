using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;
using Json = System.Text.Json.JsonSerializer;

namespace Tahoon.Booking.Features.RescheduleBooking;

/// <summary>
/// The one transaction that moves a booking: its version is the expected one, decision <c>used</c> for the new allocation,
/// event, row, outbox rows, and the claim closed, or none of it.
/// </summary>
internal sealed class RescheduleCommit(Database<BookingDb> database, TimeProvider clock)
{
    /// <summary>Commits; a refusal says why the booking stays where it was.</summary>
    public async Task<SagaOutcome> RunAsync(
        Claim claim, RescheduleCommand command, AllocationView reserved, Move move, CancellationToken cancellation)
    {
        try
        {
            var written = await database.WriteAsync(
                (context, token) => WriteAsync(context, claim, command, reserved, move, token),
                cancellation,
                verify: (context, token) => ArrivedAsync(context, claim, command, token));
            if (!written.Failed)
                return new SagaOutcome.Booked(written.Value, claim.AllocationId);

            return written.Failure.Code == Failures.IdempotencyInProgress.Code
                ? new SagaOutcome.Passed()
                : new SagaOutcome.Refused(written.Failure);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            return await DecisionAsync(claim, cancellation) switch
            {
                DecisionKind.Refused => new SagaOutcome.AllocationRefused(),
                DecisionKind.Used => new SagaOutcome.Passed(),
                // another made the version between our read and our insert
                _ => new SagaOutcome.Refused(Failures.PreconditionFailed),
            };
        }
    }

    private async Task<Result<StoredAnswer>> WriteAsync(
        BookingDb context, Claim claim, RescheduleCommand command, AllocationView reserved, Move move,
        CancellationToken cancellation)
    {
        var row = await context.Bookings
            .SingleOrDefaultAsync(booking => booking.BookingId == command.BookingId, cancellation);
        if (row is null)
            return Failures.NotFound;

        var now = clock.GetUtcNow().UtcDateTime;
        var before = await context.ReplayAsync(command.BookingId, cancellation);
        var policy = await context.PolicyAsync(before.OrganisationId, cancellation);
        var may = Rescheduling.Decide(before, command.ExpectedVersion, policy, command.Change, now);
        if (may.Failed)
            return may.Failure;

        var moved = new Rescheduled(
            claim.AllocationId, reserved.Start, reserved.End, move.Price, move.PriceAsOf, command.Change.Reason,
            may.Value.Override, may.Value.PolicyVersion);
        var booking = before.Apply(moved);
        var meeting = await context.Meetings.AsNoTracking().SingleOrDefaultAsync(room => room.Id == booking.BookingId, cancellation);
        var answer = new StoredAnswer(
            StatusCodes.Status200OK,
            Json.Serialize(BookingAnswer.Of(booking, MeetingAnswer.Of(meeting)), WireJson.Options),
            ETag: ETag.Of(booking.Version));
        if (!await context.CloseClaimAsync(claim, answer, cancellation))
            return Failures.IdempotencyInProgress;

        row.Follow(booking);
        context.Add(BookingEventRow.Of(booking.BookingId, booking.Version, moved, command.By, now));
        context.Add(new DecisionRow
        {
            AllocationId = claim.AllocationId,
            Kind = DecisionKind.Used,
            BookingId = booking.BookingId,
            DecidedAt = now,
        });
        Owe(context, before, booking, now);
        return answer;
    }

    /// <summary>What is owed to Scheduling and the meetings worker for a move.</summary>
    public static void Owe(BookingDb context, BookingState before, BookingState booking, DateTime now)
    {
        context.AddToOutbox(
            BookingModule.Name,
            new SwitchAllocation(before.AllocationId, booking.AllocationId, booking.BookingId, booking.Version),
            now, QueueNames.Scheduling);
        context.AddToOutbox(
            BookingModule.Name,
            new SessionRescheduled(
                booking.BookingId, booking.OrganisationId, booking.UserId, booking.ProviderId, booking.ProviderName,
                booking.Start, booking.End, booking.Version),
            now, QueueNames.Meetings);
    }

    private static Task<bool> ArrivedAsync(
        BookingDb context, Claim claim, RescheduleCommand command, CancellationToken cancellation) =>
        context.Decisions.AnyAsync(
            row => row.AllocationId == claim.AllocationId && row.BookingId == command.BookingId, cancellation);

    private Task<DecisionKind?> DecisionAsync(Claim claim, CancellationToken cancellation) => database.ReadAsync(
        (context, token) => context.Decisions.Where(row => row.AllocationId == claim.AllocationId)
            .Select(row => (DecisionKind?)row.Kind).SingleOrDefaultAsync(token),
        cancellation);
}
