using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.ReadBookings;

/// <summary><c>GET /api/v1/bookings/{id}</c>.</summary>
internal static class ReadBooking
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/v1/bookings/{bookingId}", HandleAsync)
        .RequireScope(Scopes.Bookings, CallerKind.User, CallerKind.Provider)
        .WithName(nameof(ReadBooking))
        .WithTags("Bookings")
        .WithSummary("Read a booking and its meeting.")
        .ProducesProblem(404).ProducesProblem(503);

    private static async Task<Results<Ok<BookingAnswer>, ProblemHttpResult>> HandleAsync(
        BookingId bookingId, Caller caller, HttpResponse response, Database<BookingDb> database, AccessTrail<BookingDb> trail,
        CancellationToken cancellation)
    {
        var found = await database.ReadAsync(
            async (context, token) =>
            {
                var visible = await context.Bookings.AnyAsync(row => row.BookingId == bookingId.Value, token);
                return visible
                    ? (Booking: await context.ReplayAsync(bookingId.Value, token),
                        Meeting: await context.Meetings.SingleOrDefaultAsync(row => row.Id == bookingId.Value, token))
                    : default;
            },
            cancellation);
        if (found.Booking is null)
            return Failures.NotFound.ToResult();

        await trail.RecordAsync(caller, AccessAction.Read, "booking", [found.Booking.UserId], bookingId.Value);
        response.Headers.ETag = ETag.Of(found.Booking.Version);
        return TypedResults.Ok(BookingAnswer.Of(found.Booking, MeetingAnswer.Of(found.Meeting)));
    }
}
