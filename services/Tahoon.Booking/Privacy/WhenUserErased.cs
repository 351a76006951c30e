using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Features.CancelBooking;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Privacy;

/// <summary>
/// Destroys the user's key, forgets the notes, and cancels what is to come, in one transaction. The bookings themselves stay:
/// they are the organisation's record, and name nobody any more.
/// </summary>
internal sealed class WhenUserErased(UserKeys keys, TimeProvider clock) : IWhen<BookingDb, UserErased>
{
    public async Task HandleAsync(UserErased data, BookingDb database, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await database.DestroyKeyAsync(data.UserId, data.OrganisationId, now, cancellation);
        keys.Forget(data.UserId);

        var bookings = database.Bookings.Where(row => row.UserId == data.UserId);
        await bookings.Where(row => row.Notes != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Notes, (string?)null), cancellation);
        var system = new Caller(CallerKind.Service, data.OrganisationId, Guid.Empty, Guid.Empty);
        var policy = await database.PolicyAsync(data.OrganisationId, cancellation);
        foreach (var row in await bookings.Where(row => row.Status == BookingStatus.Confirmed && row.Start > now).ToListAsync(cancellation))
        {
            var booking = await database.ReplayAsync(row.BookingId, cancellation);
            CancelOnce.Write(database, row, booking, Cancelling.OfErased(booking, policy, now), system, now, tell: false);
        }
    }
}
