using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Work;

namespace Tahoon.Booking.Meetings;

/// <summary>
/// The room is no longer wanted. Where no try was ever begun there is none and there will be none; otherwise there may be one,
/// known here or not, and closing it is owed to the partner.
/// </summary>
internal sealed class WhenSessionCancelled(TimeProvider clock) : IWhen<BookingDb, SessionCancelled>
{
    /// <summary>A room left open leads nobody anywhere, but it should not stay: longer than any outage of the partner.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public async Task HandleAsync(SessionCancelled data, BookingDb database, CancellationToken cancellation)
    {
        if (!await database.Meetings.AnyAsync(meeting => meeting.Id == data.BookingId, cancellation))
        {
            database.Add(Meeting.Of(data));
            return;
        }

        // each is one statement, so that a worker either took the row before it or finds it closed
        var older = database.Meetings.Where(meeting => meeting.Id == data.BookingId && meeting.BookingVersion < data.Version);
        var untouched = await older.Where(meeting => meeting.Attempts == 0).ExecuteUpdateAsync(
            set => set
                .SetProperty(meeting => meeting.Wanted, false)
                .SetProperty(meeting => meeting.BookingVersion, data.Version)
                .SetProperty(meeting => meeting.State, WorkState.Done),
            cancellation);
        if (untouched == 1)
            return;

        var deadline = clock.GetUtcNow().UtcDateTime + Patience;
        await older.ExecuteUpdateAsync(
            set => set
                .SetProperty(meeting => meeting.Wanted, false)
                .SetProperty(meeting => meeting.BookingVersion, data.Version)
                .SetProperty(meeting => meeting.State, WorkState.Waiting)
                .SetProperty(meeting => meeting.NextAttemptAt, DateTime.UnixEpoch)
                .SetProperty(meeting => meeting.Deadline, deadline),
            cancellation);
    }
}
