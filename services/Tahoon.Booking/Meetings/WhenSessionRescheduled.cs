using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;

namespace Tahoon.Booking.Meetings;

/// <summary>The room stays, as it is known by the booking; only when it is needed changed.</summary>
internal sealed class WhenSessionRescheduled : IWhen<BookingDb, SessionRescheduled>
{
    public async Task HandleAsync(SessionRescheduled data, BookingDb database, CancellationToken cancellation)
    {
        if (!await database.Meetings.AnyAsync(meeting => meeting.Id == data.BookingId, cancellation))
        {
            // heard of before its booking, which then changes nothing
            database.Add(Meeting.Of(new SessionBooked(
                data.BookingId, data.OrganisationId, data.UserId, data.ProviderId, data.ProviderName, data.Start, data.End,
                data.Version)));
            return;
        }

        await database.Meetings
            .Where(meeting => meeting.Id == data.BookingId && meeting.BookingVersion < data.Version && meeting.Wanted)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(meeting => meeting.Start, data.Start)
                    .SetProperty(meeting => meeting.End, data.End)
                    .SetProperty(meeting => meeting.BookingVersion, data.Version)
                    .SetProperty(meeting => meeting.Deadline, data.End),
                cancellation);
    }
}
