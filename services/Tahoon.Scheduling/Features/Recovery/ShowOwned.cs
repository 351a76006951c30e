using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Features.Recovery;

/// <summary><c>GET /internal/recovery/owners/{owner}</c>: what is taken for a booking, and not given back.</summary>
internal static class ShowOwned
{
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("/recovery/owners/{owner:guid}", Handle);

    private static async Task<Ok<OwnedTime>> Handle(Guid owner, Database<SchedulingDb> database, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            (db, token) => db.Allocations.Where(row => row.Owner == owner && row.State != AllocationState.Released).ToListAsync(token),
            cancellation);
        return TypedResults.Ok(new OwnedTime([.. rows.Select(row => row.ToView())]));
    }
}
