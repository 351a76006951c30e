using Tahoon.Booking.Clients.VideoSdk;
using Tahoon.Booking.Data;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts.Events;
using Tahoon.Messaging;
using Tahoon.Messaging.DeadLetters;

namespace Tahoon.Booking.Meetings;

internal static class MeetingsExtensions
{
    /// <summary>Rooms for bookings: the queue says which are owed, the worker opens and closes them at the partner.</summary>
    public static IHostApplicationBuilder AddMeetings(this IHostApplicationBuilder builder) => builder
        .AddVideoSdk()
        .AddConsumer<BookingDb>(QueueNames.Meetings, on => on
            .When<SessionBooked, WhenSessionBooked>()
            .When<SessionRescheduled, WhenSessionRescheduled>()
            .When<SessionCancelled, WhenSessionCancelled>()
            .When<UserErased, WhenUserErased>())
        .AddWorker<BookingDb, Meeting, ArrangeRooms>()
        .AddDeadLetters<BookingDb>(QueueNames.Meetings)
        .AddDeadWork<BookingDb, Meeting, DeadMeetings>("meeting");
}
