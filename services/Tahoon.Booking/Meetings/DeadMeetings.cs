using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.Messaging.DeadLetters;

namespace Tahoon.Booking.Meetings;

/// <summary>Rooms that were given up: opened they are of use until their session is over, closed at any time.</summary>
internal sealed class DeadMeetings : IDeadWork<BookingDb, Meeting>
{
    public Task<object> ShowAsync(Meeting row, BookingDb database, CancellationToken cancellation) => Task.FromResult<object>(new
    {
        BookingId = row.Id,
        row.OrganisationId,
        row.UserId,
        row.ProviderId,
        row.Start,
        row.End,
        row.BookingVersion,
        row.Wanted,
        row.RoomId,
        row.Interruptions,
    });

    public async Task<Result<DateTime>> DeadlineAsync(
        Meeting row, BookingDb database, DateTime now, CancellationToken cancellation)
    {
        if (!row.Wanted)
            return now + WhenSessionCancelled.Patience;
        if (row.End <= now)
            return Failures.NotReplayable.Because("The session is over.");

        // the message that says so may still be on its way
        var booked = await database.Bookings.AnyAsync(
            booking => booking.BookingId == row.Id && booking.Status == BookingStatus.Confirmed, cancellation);
        return booked ? row.End : Failures.NotReplayable.Because("The booking was cancelled.");
    }
}
