using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Outbox;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.CancelBooking;

/// <summary>A booking to cancel.</summary>
/// <param name="ExpectedVersion">The version that the caller has seen; null where the endpoint does not ask for it.</param>
/// <param name="Override">Whatever the cut-off, by the provider or for it.</param>
internal sealed record CancelCommand(Caller By, Guid BookingId, string? Reason, int? ExpectedVersion, bool Override = false)
{
    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"CancelCommand of booking {BookingId}";
}

/// <summary>
/// Cancels in one transaction: event, row, and what is owed to Scheduling, the meetings worker and Notification. Two that
/// change one version at once meet on the event's key, and one of them looks again.
/// </summary>
internal sealed class CancelOnce(Database<BookingDb> database, ReasonSeal seal, TimeProvider clock)
{
    /// <summary>Cancels; a booking that is cancelled already is answered as it is.</summary>
    /// <param name="also">Runs in the same transaction, such as closing a claim; false rolls all of it back.</param>
    public async Task<Result<BookingState>> RunAsync(
        CancelCommand command, Func<BookingDb, BookingState, CancellationToken, Task<bool>> also, CancellationToken cancellation)
    {
        command = command with { Reason = await seal.SealAsync(command.BookingId, command.Reason, cancellation) };
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
            var policy = await context.PolicyAsync(booking.OrganisationId, cancellation);
            var change = new Change(command.Reason, command.Override, command.By.Kind is CallerKind.Provider);
            var decided = Cancelling.Decide(booking, policy, change, now);
            if (decided.Failed)
                return decided.Failure;

            booking = Write(context, row, booking, decided.Value, command.By, now);
        }

        return await also(context, booking, cancellation) ? booking : Failures.IdempotencyInProgress;
    }

    /// <summary>Writes a cancellation: event, row, and what is owed. The event's key lets one change of a version be true.</summary>
    /// <param name="tell">Whether there is somebody to be told.</param>
    public static BookingState Write(
        BookingDb context, BookingRow row, BookingState booking, Cancelled cancelled, Caller by, DateTime now, bool tell = true)
    {
        booking = booking.Apply(cancelled);
        row.Follow(booking);
        context.Add(BookingEventRow.Of(booking.BookingId, booking.Version, cancelled, by, now));
        Owe(context, booking, now, tell);
        return booking;
    }

    private static void Owe(BookingDb context, BookingState booking, DateTime now, bool tell)
    {
        context.AddToOutbox(
            BookingModule.Name, new ReleaseAllocation(booking.AllocationId, booking.BookingId), now, QueueNames.Scheduling);
        context.AddToOutbox(
            BookingModule.Name,
            new SessionCancelled(
                booking.BookingId, booking.OrganisationId, booking.UserId, booking.ProviderId, booking.Start, booking.End,
                booking.Version),
            now,
            tell ? [QueueNames.Meetings, QueueNames.Notifications] : [QueueNames.Meetings]);
    }
}
