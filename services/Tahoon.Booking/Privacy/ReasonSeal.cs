using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Booking.Privacy;

/// <summary>Seals why a booking is changed, as the stream keeps it: under its user's key. Never called inside a transaction.</summary>
internal sealed class ReasonSeal(Database<BookingDb> database, UserKeys keys)
{
    /// <summary>Null where nothing was written; of an erased user nothing is written down any more.</summary>
    public async Task<string?> SealAsync(Guid bookingId, string? reason, CancellationToken cancellation)
    {
        if (reason is null)
            return null;

        var booking = await database.ReadAsync(
            (context, token) => context.Bookings.SingleOrDefaultAsync(row => row.BookingId == bookingId, token), cancellation);
        if (booking is null)
            return null;

        var key = await keys.OpenAsync(booking.UserId, booking.OrganisationId, cancellation);
        return key.Failed ? null : key.Value.Seal(reason, booking.BookingId, UserTexts.Reason);
    }
}
