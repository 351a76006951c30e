using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.ReadBookings;

/// <summary>Which bookings to list; an interval is half-open, over the start of the session.</summary>
/// <param name="Cursor">Where the page before ended; opaque.</param>
public sealed record ListBookingsQuery(
    UserId? UserId, ProviderId? ProviderId, DateTimeOffset? From, DateTimeOffset? To, BookingStatus? Status,
    [property: StringLength(64)] string? Cursor,
    [property: Range(1, 100)] int? Limit);

/// <summary>A page of bookings, by start.</summary>
/// <param name="NextCursor">Asks for the next page; left out on the last.</param>
internal sealed record BookingPage(IReadOnlyList<BookingAnswer> Items, string? NextCursor);

/// <summary><c>GET /api/v1/bookings</c>.</summary>
internal static class ListBookings
{
    private const int DefaultLimit = 50;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/v1/bookings", HandleAsync)
        .RequireScope(Scopes.Bookings, CallerKind.User, CallerKind.Provider)
        .WithName(nameof(ListBookings))
        .WithTags("Bookings")
        .WithSummary("List bookings by start.")
        .ProducesProblem(400).ProducesProblem(503);

    private static async Task<Results<Ok<BookingPage>, ProblemHttpResult>> HandleAsync(
        [AsParameters] ListBookingsQuery query, Caller caller, Database<BookingDb> database, AccessTrail<BookingDb> trail,
        CancellationToken cancellation)
    {
        var after = PageCursor.Read(query.Cursor);
        if (after.Failed)
            return after.Failure.ToResult();

        var limit = query.Limit ?? DefaultLimit;
        var found = await database.ReadAsync(
            (context, token) => PageAsync(context, query, after.Value, limit + 1, token), cancellation);
        var items = found.Take(limit).ToList();
        await trail.RecordAsync(caller, AccessAction.Search, "booking", items.Select(item => item.Booking.UserId));
        return TypedResults.Ok(new BookingPage(
            [.. items.Select(item => BookingAnswer.Of(item.Booking, MeetingAnswer.Of(item.Meeting)))],
            found.Count > limit ? new PageCursor(items[^1].Booking.Start, items[^1].Booking.Tie).Write() : null));
    }

    private static async Task<List<(BookingRow Booking, Meetings.Meeting? Meeting)>> PageAsync(
        BookingDb context, ListBookingsQuery query, PageCursor after, int limit, CancellationToken cancellation)
    {
        var bookings = context.Bookings.AsQueryable();
        if (query.UserId is { } user)
            bookings = bookings.Where(row => row.UserId == user.Value);
        if (query.ProviderId is { } provider)
            bookings = bookings.Where(row => row.ProviderId == provider.Value);
        if (query.From?.UtcDateTime is { } from)
            bookings = bookings.Where(row => row.Start >= from);
        if (query.To?.UtcDateTime is { } to)
            bookings = bookings.Where(row => row.Start < to);
        if (query.Status is { } status)
            bookings = bookings.Where(row => row.Status == status);

        var page = await bookings
            .Where(row => row.Start > after.Start || (row.Start == after.Start && row.Tie > after.Tie))
            .OrderBy(row => row.Start).ThenBy(row => row.Tie)
            .Take(limit)
            .GroupJoin(context.Meetings, row => row.BookingId, meeting => meeting.Id, (row, meetings) => new { row, meetings })
            .SelectMany(pair => pair.meetings.DefaultIfEmpty(), (pair, meeting) => new { pair.row, meeting })
            .ToListAsync(cancellation);
        return page.OrderBy(pair => pair.row.Start).ThenBy(pair => pair.row.Tie).Select(pair => (pair.row, pair.meeting)).ToList();
    }
}
