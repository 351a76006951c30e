using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Domain;

namespace Tahoon.Booking.Data;

/// <summary>Reads bookings from their events.</summary>
internal static class Streams
{
    /// <summary>The booking as its events add up to it.</summary>
    public static async Task<BookingState> ReplayAsync(
        this BookingDb context, Guid bookingId, CancellationToken cancellation)
    {
        var stream = await context.Events.AsNoTracking()
            .Where(happened => happened.BookingId == bookingId)
            .OrderBy(happened => happened.Version)
            .ToListAsync(cancellation);
        return BookingState.Replay(bookingId, stream.Select(row => row.Read()));
    }
}
