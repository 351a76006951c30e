using Microsoft.AspNetCore.Http.HttpResults;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.Decide;

/// <summary>Scheduling's sweeper asks what became of allocations that stayed pending.</summary>
internal static class RefuseAllocations
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder group) => group.MapPost("/decisions/refuse", Handle);

    private static async Task<Results<Ok<Decisions>, ProblemHttpResult>> Handle(
        RefuseCommand command, AllocationDecisions decisions, CancellationToken cancellation)
    {
        if (command.AllocationIds is not { Count: > 0 and <= Most })
            return Failures.InvalidRequest.Because($"allocationIds has 1 to {Most} items.").ToResult();

        var rows = await decisions.RefuseAsync([.. command.AllocationIds.Distinct()], cancellation);
        return TypedResults.Ok(new Decisions(
            [.. rows.Select(row => new Decision(row.AllocationId, row.Kind, row.BookingId))]));
    }
}
