using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Meetings;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.ExportUser;

/// <summary>Everything that Booking holds about a user, in one piece: Identity asks for it, and records who wanted it.</summary>
internal static class ExportUser
{
    public static void Map(IEndpointRouteBuilder services) => services.MapGet("/users/{userId:guid}/export", HandleAsync);

    private static async Task<IResult> HandleAsync(
        Guid userId, Guid organisationId, Database<BookingDb> database, UserKeys keys, CancellationToken cancellation)
    {
        if (await keys.IsErasedAsync(userId, cancellation))
            return Failures.NotFound.ToResult();

        var key = await keys.ReadAsync(userId, cancellation);
        var held = await database.AsSystem.ReadAsync(
            async (context, token) =>
            {
                var bookings = context.Bookings.Where(row => row.UserId == userId && row.OrganisationId == organisationId);
                var ids = bookings.Select(row => row.BookingId);
                return new Held(
                    await bookings.OrderBy(row => row.Start).ThenBy(row => row.Tie).ToListAsync(token),
                    await context.Events.Where(row => ids.Contains(row.BookingId))
                        .OrderBy(row => row.Version).ToListAsync(token),
                    await context.Meetings.Where(row => ids.Contains(row.Id)).ToListAsync(token),
                    await context.Set<AccessRow>().Where(row => row.UserId == userId && row.OrganisationId == organisationId)
                        .OrderBy(row => row.At).ToListAsync(token));
            },
            cancellation);
        return TypedResults.Ok(Compose(held, key));
    }

    private static ExportedPart Compose(Held held, UserKey? key)
    {
        var events = held.Events.ToLookup(row => row.BookingId);
        var meetings = held.Meetings.ToDictionary(row => row.Id);
        return new ExportedPart(
            [.. held.Bookings.Select(row => ExportedBooking.Of(row, events[row.BookingId], meetings.GetValueOrDefault(row.BookingId), key))],
            [.. held.Trail.Select(ExportedAccess.Of)]);
    }

    private sealed record Held(
        List<BookingRow> Bookings, List<BookingEventRow> Events, List<Meeting> Meetings, List<AccessRow> Trail);
}

/// <summary>Booking's part of an export.</summary>
internal sealed record ExportedPart(IReadOnlyList<ExportedBooking> Bookings, IReadOnlyList<ExportedAccess> AccessTrail);
