using Microsoft.AspNetCore.Http.HttpResults;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Features.Allocations;

/// <summary>
/// <c>POST /internal/allocations/{allocationId}/release</c>: for who has won the decision to refuse it, or has cancelled its
/// booking. Again, or of an unknown id: the same 204.
/// </summary>
internal static class Release
{
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapPost("/allocations/{allocationId:guid}/release", Handle);

    private static async Task<NoContent> Handle(
        Guid allocationId, Database<SchedulingDb> database, CancellationToken cancellation)
    {
        await ReleaseAsync(database, allocationId, cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>Releases in a transaction of its own.</summary>
    public static async Task ReleaseAsync(Database<SchedulingDb> database, Guid id, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                await database.WriteAsync(
                    async (db, token) =>
                    {
                        await ReleaseTime.InAsync(db, id, token);
                        return true;
                    },
                    cancellation);
                return;
            }
            catch (Exception exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // its reserve came between looking and recording: look again
            }
        }
    }
}
