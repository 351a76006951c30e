using System.ComponentModel.DataAnnotations;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;
using Tahoon.ServiceDefaults.Validation;
using Json = System.Text.Json.JsonSerializer;

namespace Tahoon.Booking.Features.CancelBooking;

/// <summary>A booking to cancel, as the audited API takes it.</summary>
public sealed record CancelBookingAuditedRequest(
    [property: Required] BookingId? BookingId,
    [property: StringLength(500), PlainText] string? Reason,
    [property: StringLength(255)] string? IdempotencyKey);

/// <summary>A cancelled booking, as the audited API shows it.</summary>
internal sealed record CancelBookingAuditedAnswer(BookingId BookingId, BookingStatus Status, Refund? Refund);

/// <summary><c>POST /api/sessionbooking/cancelbooking</c>.</summary>
internal static class CancelBookingAudited
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/sessionbooking/cancelbooking", HandleAsync)
        .CountOutcomes<BookingMetrics>("cancel", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .RequireScope(Scopes.Bookings, CallerKind.User)
        .WithName(nameof(CancelBookingAudited))
        .WithTags("Session booking")
        .WithSummary("Cancel a booking; again is the same answer.")
        .Produces<CancelBookingAuditedAnswer>()
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static Task<IResult> HandleAsync(
        CancelBookingAuditedRequest request, Caller caller, HttpContext http, CancelUnderKey cancel,
        CancellationToken cancellation)
    {
        var key = ServiceDefaults.Idempotency.IdempotencyKey.Read(http.Request, request.IdempotencyKey);
        if (key.Failure is { } wrong)
            return Task.FromResult<IResult>(wrong.ToResult());

        var hash = ServiceDefaults.Idempotency.IdempotencyKey.HashRequest(http.Request, request with { IdempotencyKey = null });
        var command = new CancelCommand(caller, request.BookingId!.Value.Value, request.Reason, null);
        return cancel.RunAsync(http, command, key.Value, hash, Render, cancellation);
    }

    private static StoredAnswer Render(BookingState booking) => new(
        StatusCodes.Status200OK,
        Json.Serialize(
            new CancelBookingAuditedAnswer(new(booking.BookingId), booking.Status, booking.Refund), WireJson.Options));
}
