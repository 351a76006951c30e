using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Scheduling.Features.Allocations;

/// <summary>
/// <c>PUT /internal/holds/{holdId}/allocations/{allocationId}</c>: a try to book takes over what is held. The same allocation
/// again: the same answer. 404 where it is not held for the user, 422 <c>hold_mismatch</c> where it is another slot, 409
/// <c>hold_expired</c> where the hold is over, 409 <c>conflict</c> where the allocation was released before.
/// </summary>
internal static class UseHold
{
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapPut("/holds/{holdId:guid}/allocations/{allocationId:guid}", Handle)
        .CountOutcomes<SchedulingMetrics>("use_hold", static (metrics, operation, outcome) => metrics.Answered(operation, outcome));

    private static async Task<IResult> Handle(
        Guid holdId, Guid allocationId, ConvertHoldCommand command, Database<SchedulingDb> database,
        CancellationToken cancellation)
    {
        if (command.Owner == Guid.Empty)
            return Failures.InvalidRequest.Because("An owner is needed.").ToResult();

        for (var again = false; ; again = true)
        {
            try
            {
                var outcome = await database.WriteAsync(
                    (db, token) => ConvertHold.InAsync(db, holdId, allocationId, command, token), cancellation);
                return outcome.ToResult(TypedResults.Ok);
            }
            catch (Exception exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // the allocation was recorded meanwhile, by its release: look again
            }
        }
    }
}
