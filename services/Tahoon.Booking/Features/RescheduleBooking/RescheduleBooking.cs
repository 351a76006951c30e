using System.ComponentModel.DataAnnotations;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Booking.Features.RescheduleBooking;

/// <summary>Where a booking is moved to.</summary>
/// <param name="Start">UTC, on the provider's grid.</param>
/// <param name="DurationMinutes">Another length, at that length's price; null keeps length and price.</param>
/// <param name="Override">Whatever the cut-off, by the provider or for it; then a reason is needed.</param>
public sealed record RescheduleBookingRequest(
    [property: Required] DateTime? Start,
    [property: Range(5, 480)] int? DurationMinutes,
    [property: StringLength(500), PlainText] string? Reason = null,
    bool? Override = null)
{
    /// <summary>Without what was written.</summary>
    public override string ToString() => $"RescheduleBookingRequest to {Start:O}";
}

/// <summary><c>POST /api/v1/bookings/{id}/reschedule</c>.</summary>
internal static class RescheduleBooking
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/bookings/{bookingId}/reschedule", HandleAsync)
        .CountOutcomes<BookingMetrics>("reschedule", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .RequireScope(Scopes.Bookings, CallerKind.User, CallerKind.Provider)
        .WithName(nameof(RescheduleBooking))
        .WithTags("Bookings")
        .WithSummary("Move a booking that was read at the version that If-Match names; its time is kept until the new one is won.")
        .Produces<BookingAnswer>()
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422)
        .ProducesProblem(428).ProducesProblem(503);

    private static Task<IResult> HandleAsync(
        BookingId bookingId, RescheduleBookingRequest request, Caller caller, HttpContext http, RescheduleOnce reschedule)
    {
        var key = IdempotencyKey.Require(http.Request);
        if (key.Failed)
            return Task.FromResult<IResult>(key.Failure.ToResult());
        var expected = Tags.Expected(http.Request);
        if (expected.Failed)
            return Task.FromResult<IResult>(expected.Failure.ToResult());

        if (Overriding.Fault(request.Override is true, caller, request.Reason) is { } fault)
            return Task.FromResult<IResult>(fault.ToResult());

        var command = new RescheduleCommand(
            caller, bookingId.Value, request.Start!.Value, request.DurationMinutes, expected.Value,
            new Change(request.Reason, request.Override is true, caller.Kind is CallerKind.Provider));
        return reschedule.RunAsync(http, command, key.Value, IdempotencyKey.HashRequest(http.Request, request));
    }
}
