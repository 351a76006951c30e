using Tahoon.Booking.Clients;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Booking.Features.HoldSlot;

/// <summary><c>DELETE /api/v1/holds/{id}</c>: again, or of a hold that is over, is the same answer and changes nothing.</summary>
internal static class GiveHoldBack
{
    public static void Map(IEndpointRouteBuilder app) => app.MapDelete("/api/v1/holds/{holdId}", HandleAsync)
        .CountOutcomes<BookingMetrics>("give_back", static (metrics, operation, outcome) => metrics.Answered(operation, outcome))
        .RequireScope(Scopes.Bookings, CallerKind.User)
        .WithName(nameof(GiveHoldBack))
        .WithTags("Holds")
        .WithSummary("Give a held slot back; what was booked with it stays booked.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(404).ProducesProblem(503);

    private static async Task<IResult> HandleAsync(
        HoldId holdId, Caller caller, ISchedulingApi scheduling, CancellationToken cancellation)
    {
        Guid? user = caller.Kind is CallerKind.User ? caller.SubjectId : null;
        var refusal = await ApiAnswers.TellAsync(
            "scheduling",
            () => scheduling.GiveHoldBackAsync(holdId.Value, caller.OrganisationId, user, cancellation));
        return refusal is null ? TypedResults.NoContent() : refusal.ToResult();
    }
}
