using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Features.CancelBooking;
using Tahoon.Booking.Features.RescheduleBooking;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.Recovery;

/// <summary>
/// Does once more what Booking's restored database lost, as its traces at Scheduling say. A booking that was changed since it was looked
/// at is left alone: each is one transaction on the version that was seen.
/// </summary>
internal sealed class FollowScheduling(Database<BookingDb> database, TimeProvider clock)
{
    /// <summary>Cancels, with all given back: what was decided then is not known any more.</summary>
    public Task<bool> CancelAsync(BookingRow seen, CancellationToken cancellation) => ChangeAsync(seen, (context, row, booking, now) =>
        CancelOnce.Write(
            context, row, booking, new Cancelled(Reason: null, Cancelling.InFull(booking)), Itself(booking), now), cancellation);

    /// <summary>Moves to the time that Scheduling has; the price stays.</summary>
    public Task<bool> MoveAsync(BookingRow seen, AllocationView to, CancellationToken cancellation) => ChangeAsync(
        seen, (context, row, before, now) =>
        {
            var moved = new Rescheduled(to.AllocationId, to.Start, to.End, before.Price);
            var booking = before.Apply(moved);
            row.Follow(booking);
            context.Add(BookingEventRow.Of(booking.BookingId, booking.Version, moved, Itself(booking), now));
            context.Add(new DecisionRow
            {
                AllocationId = to.AllocationId,
                Kind = DecisionKind.Used,
                BookingId = booking.BookingId,
                DecidedAt = now,
            });
            RescheduleCommit.Owe(context, before, booking, now);
        }, cancellation);

    private async Task<bool> ChangeAsync(
        BookingRow seen, Action<BookingDb, BookingRow, BookingState, DateTime> change, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(
                async (context, token) =>
                {
                    var row = await context.Bookings.SingleOrDefaultAsync(booking => booking.BookingId == seen.BookingId, token);
                    if (row is null || row.Version != seen.Version)
                        return false;

                    var booking = await context.ReplayAsync(seen.BookingId, token);
                    change(context, row, booking, clock.GetUtcNow().UtcDateTime);
                    return true;
                },
                cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            return false; // somebody else changed it, or decided the allocation, between our read and our insert
        }
    }

    private static Caller Itself(BookingState booking) => new(CallerKind.Service, booking.OrganisationId, Guid.Empty, Guid.Empty);
}
