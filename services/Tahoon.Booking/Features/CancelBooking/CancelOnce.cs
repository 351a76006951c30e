using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.CancelBooking;

/// <summary>A booking to cancel.</summary>
/// <param name="ExpectedVersion">The version that the caller has seen; null where the endpoint does not ask for it.</param>
internal sealed record CancelCommand(Caller By, Guid BookingId, string? Reason, int? ExpectedVersion)
{
    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"CancelCommand of booking {BookingId}";
}

/// <summary>
/// Cancels in one transaction: event, row, and what is owed to Scheduling, the meetings worker and Notification. Two that
/// change one version at once meet on the event's key, and one of them looks again.
/// </summary>
internal sealed class CancelOnce(Database<BookingDb> database, TimeProvider clock)
{
    /// <summary>Cancels; a booking that is cancelled already is answered as it is.</summary>
    /// <param name="also">Runs in the same transaction, such as closing a claim; false rolls all of it back.</param>
    public async Task<Result<BookingState>> RunAsync(
        CancelCommand command, Func<BookingDb, BookingState, CancellationToken, Task<bool>> also, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                return await database.WriteAsync((context, token) => CancelAsync(context, command, also, token), cancellation);
            }
            catch (DbUpdateException exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // another changed the booking between our read and our insert
            }
        }
    }

    private async Task<Result<BookingState>> CancelAsync(
        BookingDb context, CancelCommand command, Func<BookingDb, BookingState, CancellationToken, Task<bool>> also,
        CancellationToken cancellation)
    {
        var row = await context.Bookings
            .SingleOrDefaultAsync(booking => booking.BookingId == command.BookingId, cancellation);
        if (row is null)
            return Failures.NotFound;

        var booking = await context.ReplayAsync(command.BookingId, cancellation);
        if (booking.Status is not BookingStatus.Cancelled)
        {
            if (command.ExpectedVersion is { } expected && expected != booking.Version)
                return Failures.PreconditionFailed;

            var now = clock.GetUtcNow().UtcDateTime;
            var decided = Cancelling.Decide(booking, command.Reason, now);
            if (decided.Failed)
                return decided.Failure;

            booking = booking.Apply(decided.Value);
            row.Follow(booking);
            context.Add(BookingEventRow.Of(booking.BookingId, booking.Version, decided.Value, command.By, now));
            Owe(context, booking, now);
        }

        return await also(context, booking, cancellation) ? booking : Failures.IdempotencyInProgress;
    }

    private static void Owe(BookingDb context, BookingState booking, DateTime now)
    {
        context.AddToOutbox(
            BookingModule.Name, new ReleaseAllocation(booking.AllocationId, booking.BookingId), now, QueueNames.Scheduling);
        context.AddToOutbox(
            BookingModule.Name,
            new SessionCancelled(
                booking.BookingId, booking.OrganisationId, booking.UserId, booking.ProviderId, booking.Start, booking.End,
                booking.Version),
            now,
            QueueNames.Meetings, QueueNames.Notifications);
    }
}
