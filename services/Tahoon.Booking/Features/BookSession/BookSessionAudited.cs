using System.ComponentModel.DataAnnotations;
using Tahoon.Booking.Domain;
using Tahoon.Contracts;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;
using Tahoon.ServiceDefaults.Validation;
using Json = System.Text.Json.JsonSerializer;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>A session to book, as the audited API takes it: for a user by id, or for one registered on the way.</summary>
public sealed record BookSessionAuditedRequest(
    UserId? UserId,
    UserForm? User,
    [property: Required] ProviderId? ServiceProviderId,
    [property: Required] DateTime? Start,
    [property: Required, Range(5, 480)] int? DurationMinutes,
    [property: StringLength(2000), PlainText] string? Notes,
    [property: StringLength(255)] string? IdempotencyKey)
{
    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => nameof(BookSessionAuditedRequest);
}

/// <summary>A booked session, as the audited API shows it; the room is learned from the push or by reading the booking.</summary>
/// <param name="PriceAsOf">When the price was read: it is what the provider asked then, whatever it asks later.</param>
internal sealed record BookSessionAuditedAnswer(
    BookingId BookingId, OrderId OrderId, BookingStatus Status, ProviderId ServiceProviderId, UserId UserId,
    DateTime Start, DateTime End, Money Price, int Version, string MeetingId, DateTime? PriceAsOf);

/// <summary><c>POST /api/sessionbooking/booksession</c>.</summary>
internal static class BookSessionAudited
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/sessionbooking/booksession", HandleAsync)
        .CountOutcomes<BookingMetrics>("book", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .RequireScope(Scopes.Bookings, CallerKind.User)
        .WithName(nameof(BookSessionAudited))
        .WithTags("Session booking")
        .WithSummary("Book a session; its meeting follows.")
        .Produces<BookSessionAuditedAnswer>()
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        BookSessionAuditedRequest request, Caller caller, HttpContext http, BookOnce bookOnce)
    {
        var key = ServiceDefaults.Idempotency.IdempotencyKey.Read(http.Request, request.IdempotencyKey);
        if (key.Failure is { } wrong)
            return wrong.ToResult();
        if (request.UserId is null == request.User is null)
            return (Failures.InvalidRequest with
            {
                Errors = new Dictionary<string, string[]> { ["userId"] = ["Either userId or user is needed, and not both."] },
            }).ToResult();
        if (request.User is not null && caller.Kind is CallerKind.User)
            return Failures.Forbidden.Because("A user's token does not register users.").ToResult();

        var wish = new SessionWish(
            caller, request.UserId?.Value, request.User?.For(caller.OrganisationId), request.ServiceProviderId!.Value.Value,
            request.Start!.Value, request.DurationMinutes!.Value, request.Notes);
        var hash = ServiceDefaults.Idempotency.IdempotencyKey.HashRequest(http.Request, request with { IdempotencyKey = null });
        return await bookOnce.RunAsync(http, wish, key.Value, hash, Render);
    }

    private static StoredAnswer Render(BookingState booking) => new(
        StatusCodes.Status200OK,
        Json.Serialize(
            new BookSessionAuditedAnswer(
                new(booking.BookingId), new(booking.OrderId), booking.Status, new(booking.ProviderId), new(booking.UserId),
                booking.Start, booking.End, booking.Price, booking.Version, "PENDING", booking.PriceAsOf),
            WireJson.Options));
}
