using System.ComponentModel.DataAnnotations;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;
using Tahoon.ServiceDefaults.Validation;
using Json = System.Text.Json.JsonSerializer;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>A session to book.</summary>
/// <param name="Start">UTC, on the provider's grid.</param>
/// <param name="HoldId">Books with this hold, which is of the same user, provider, start and length.</param>
public sealed record BookSessionRequest(
    [property: Required] UserId? UserId,
    [property: Required] ProviderId? ProviderId,
    [property: Required] DateTime? Start,
    [property: Required, Range(5, 480)] int? DurationMinutes,
    [property: StringLength(2000), PlainText] string? Notes,
    HoldId? HoldId = null)
{
    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => nameof(BookSessionRequest);
}

/// <summary><c>POST /api/v1/bookings</c>.</summary>
internal static class BookSession
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/bookings", HandleAsync)
        .CountOutcomes<BookingMetrics>("book", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .RequireScope(Scopes.Bookings, CallerKind.User)
        .WithName(nameof(BookSession))
        .WithTags("Bookings")
        .WithSummary("Book a session; its meeting follows.")
        .Produces<BookingAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        BookSessionRequest request, Caller caller, HttpContext http, BookOnce bookOnce)
    {
        var key = IdempotencyKey.Require(http.Request);
        if (key.Failed)
            return key.Failure.ToResult();

        var wish = new SessionWish(
            caller, request.UserId!.Value.Value, null, request.ProviderId!.Value.Value, request.Start!.Value,
            request.DurationMinutes!.Value, request.Notes, request.HoldId?.Value);
        return await bookOnce.RunAsync(http, wish, key.Value, IdempotencyKey.HashRequest(http.Request, request), Render);
    }

    private static StoredAnswer Render(BookingState booking) => new(
        StatusCodes.Status201Created,
        Json.Serialize(BookingAnswer.Of(booking, MeetingAnswer.Pending), WireJson.Options),
        Location: $"/api/v1/bookings/{new BookingId(booking.BookingId)}",
        ETag: ETag.Of(booking.Version));
}
