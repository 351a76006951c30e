using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;

namespace Tahoon.Booking.Meetings;

/// <summary>A room is owed to the booking, unless it was heard of before: then as a cancelled one.</summary>
internal sealed class WhenSessionBooked : IWhen<BookingDb, SessionBooked>
{
    public async Task HandleAsync(SessionBooked data, BookingDb database, CancellationToken cancellation)
    {
        if (!await database.Meetings.AnyAsync(meeting => meeting.Id == data.BookingId, cancellation))
            database.Add(Meeting.Of(data));
    }
}
