using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Booking.Features.Recovery;

/// <summary>
/// <c>POST /internal/ops/recovery/bookings?after=</c>: compares bookings that are to take place with Scheduling and Identity, and mends
/// what can be. Again: what was mended is not found.
/// </summary>
internal static class MendBookings
{
    private const int AtOnce = 100;

    public static void Map(IEndpointRouteBuilder operations) => operations.MapPost("/recovery/bookings", Handle);

    private static async Task<Ok<Findings>> Handle(
        DateTime? after, Database<BookingDb> database, MendBooking mend, CancellationToken cancellation)
    {
        var (rows, next) = await PageAsync(database, after ?? DateTime.UnixEpoch, cancellation);
        List<Finding> found = [];
        foreach (var row in rows)
            found.AddRange(await mend.RunAsync(row, cancellation));
        return TypedResults.Ok(new Findings(found, rows.Count, next));
    }

    /// <summary>The next that begin after an instant, with all that begin with the last of them.</summary>
    private static async Task<(IReadOnlyList<BookingRow> Rows, DateTime? Next)> PageAsync(
        Database<BookingDb> database, DateTime after, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            (context, token) => context.Bookings.Where(row => row.Status == BookingStatus.Confirmed && row.Start > after)
                .OrderBy(row => row.Start).Take(AtOnce).ToListAsync(token),
            cancellation);
        if (rows.Count < AtOnce)
            return (rows, null);

        var last = rows[^1].Start;
        var ties = await database.ReadAsync(
            (context, token) => context.Bookings.Where(row => row.Status == BookingStatus.Confirmed && row.Start == last).ToListAsync(token),
            cancellation);
        return ([.. rows.Where(row => row.Start != last), .. ties], last);
    }
}
