using System.ComponentModel.DataAnnotations;
using Tahoon.Booking.Answers;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Booking.Features.HoldSlot;

/// <summary>A slot to hold.</summary>
/// <param name="Start">UTC, on the provider's grid.</param>
public sealed record HoldSlotRequest(
    [property: Required] UserId? UserId,
    [property: Required] ProviderId? ProviderId,
    [property: Required] DateTime? Start,
    [property: Required, Range(5, 480)] int? DurationMinutes);

/// <summary><c>POST /api/v1/holds</c>.</summary>
internal static class HoldSlot
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/v1/holds", HandleAsync)
        .CountOutcomes<BookingMetrics>("hold", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .RequireScope(Scopes.Bookings, CallerKind.User)
        .WithName(nameof(HoldSlot))
        .WithTags("Holds")
        .WithSummary("Hold a slot for a few minutes, to book it with holdId; nobody else gets it meanwhile.")
        .Produces<HoldAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(HoldSlotRequest request, Caller caller, HttpContext http, HoldOnce hold)
    {
        var key = IdempotencyKey.Require(http.Request);
        if (key.Failed)
            return key.Failure.ToResult();

        var wish = new SessionWish(
            caller, request.UserId!.Value.Value, null, request.ProviderId!.Value.Value, request.Start!.Value,
            request.DurationMinutes!.Value, null);
        return await hold.RunAsync(http, wish, key.Value, IdempotencyKey.HashRequest(http.Request, request));
    }
}
