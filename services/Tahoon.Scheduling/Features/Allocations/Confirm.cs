using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Scheduling.Features.Allocations;

/// <summary>
/// <c>POST /internal/allocations/{allocationId}/confirm</c>: the allocation is used. Again: the same answer; 409
/// <c>conflict</c> with its <c>state</c> where it is not to be confirmed any more, 404 where it is unknown.
/// </summary>
internal static class Confirm
{
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapPost("/allocations/{allocationId:guid}/confirm", Handle);

    private static async Task<IResult> Handle(
        Guid allocationId, Database<SchedulingDb> database, CancellationToken cancellation)
    {
        var outcome = await database.WriteAsync<Result<AllocationView>>(
            async (db, token) => await ConfirmTime.InAsync(db, allocationId, token) switch
            {
                null => Failures.NotFound,
                { State: AllocationState.Confirmed } confirmed => confirmed.ToView(),
                { State: var state } => Failures.Conflict with
                {
                    Extensions = new Dictionary<string, object?> { ["state"] = state.ToString() },
                },
            },
            cancellation);
        return outcome.ToResult(TypedResults.Ok);
    }
}
