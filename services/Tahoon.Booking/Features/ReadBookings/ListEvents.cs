using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.ReadBookings;

/// <summary>All that happened to a booking, the first event first.</summary>
internal sealed record BookingHistory(IReadOnlyList<EventAnswer> Items);

/// <summary><c>GET /api/v1/bookings/{id}/events</c>.</summary>
internal static class ListEvents
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/v1/bookings/{bookingId}/events", HandleAsync)
        .RequireScope(Scopes.Bookings, CallerKind.User, CallerKind.Provider)
        .WithName(nameof(ListEvents))
        .WithTags("Bookings")
        .WithSummary("What happened to a booking: who, what, when, why, and in which trace.")
        .ProducesProblem(404).ProducesProblem(503);

    private static async Task<Results<Ok<BookingHistory>, ProblemHttpResult>> HandleAsync(
        BookingId bookingId, Caller caller, Database<BookingDb> database, UserKeys keys, AccessTrail<BookingDb> trail,
        CancellationToken cancellation)
    {
        var (user, events) = await database.ReadAsync(
            async (context, token) => (
                await context.Bookings.Where(row => row.BookingId == bookingId.Value).Select(row => (Guid?)row.UserId)
                    .SingleOrDefaultAsync(token),
                await context.Events.Where(row => row.BookingId == bookingId.Value).OrderBy(row => row.Version).ToListAsync(token)),
            cancellation);
        if (user is null)
            return Failures.NotFound.ToResult();

        var key = await keys.ReadAsync(user.Value, cancellation);
        await trail.RecordAsync(caller, AccessAction.Read, "booking", [user.Value], bookingId.Value);
        return TypedResults.Ok(new BookingHistory([.. events.Select(row => EventAnswer.Of(row, key))]));
    }
}
