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

namespace Tahoon.Booking.Features.CancelBooking;

/// <summary>Why a booking is cancelled.</summary>
/// <param name="Override">Whatever the cut-off, by the provider or for it; then a reason is needed, and all is given back.</param>
public sealed record CancelBookingRequest([property: StringLength(500), PlainText] string? Reason, bool? Override = null);

/// <summary><c>POST /api/v1/bookings/{id}/cancel</c>.</summary>
internal static class CancelBooking
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/bookings/{bookingId}/cancel", HandleAsync)
        .CountOutcomes<BookingMetrics>("cancel", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .RequireScope(Scopes.Bookings, CallerKind.User, CallerKind.Provider)
        .WithName(nameof(CancelBooking))
        .WithTags("Bookings")
        .WithSummary("Cancel a booking that was read at the version that If-Match names.")
        .Produces<BookingAnswer>()
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422)
        .ProducesProblem(428).ProducesProblem(503);

    private static Task<IResult> HandleAsync(
        BookingId bookingId, CancelBookingRequest? request, Caller caller, HttpContext http, CancelUnderKey cancel,
        CancellationToken cancellation)
    {
        var key = IdempotencyKey.Require(http.Request);
        if (key.Failed)
            return Task.FromResult<IResult>(key.Failure.ToResult());
        var expected = Tags.Expected(http.Request);
        if (expected.Failed)
            return Task.FromResult<IResult>(expected.Failure.ToResult());

        var overrides = request?.Override is true;
        if (Overriding.Fault(overrides, caller, request?.Reason) is { } fault)
            return Task.FromResult<IResult>(fault.ToResult());

        var command = new CancelCommand(caller, bookingId.Value, request?.Reason, expected.Value, overrides);
        var hash = IdempotencyKey.HashRequest(http.Request, request ?? new CancelBookingRequest(Reason: null));
        return cancel.RunAsync(http, command, key.Value, hash, Render, cancellation);
    }

    private static StoredAnswer Render(BookingState booking) => new(
        StatusCodes.Status200OK,
        Json.Serialize(BookingAnswer.Of(booking, new MeetingAnswer("Closed")), WireJson.Options),
        ETag: ETag.Of(booking.Version));
}
