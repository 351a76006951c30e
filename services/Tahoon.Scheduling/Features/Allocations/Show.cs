using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Scheduling.Features.Allocations;

/// <summary><c>GET /internal/allocations/{allocationId}</c>.</summary>
internal static class Show
{
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("/allocations/{allocationId:guid}", Handle);

    private static async Task<IResult> Handle(
        Guid allocationId, Database<SchedulingDb> database, CancellationToken cancellation)
    {
        var found = await database.ReadAsync(
            (db, token) => db.Allocations.SingleOrDefaultAsync(row => row.Id == allocationId, token), cancellation);
        return found is null ? Failures.NotFound.ToResult() : TypedResults.Ok(found.ToView());
    }
}
