using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Features.Recovery;

/// <summary>
/// <c>POST /internal/ops/recovery/versions</c>: after a restore, versions would be given a second time, to other schedules. Raised past
/// all that were ever shown, no ETag and no copy of before is taken for one of now.
/// </summary>
internal static class RaiseVersions
{
    /// <summary>More than one database is changed between a backup and a restore.</summary>
    private const int Step = 1_000_000;

    public static void Map(IEndpointRouteBuilder operations) => operations.MapPost("/recovery/versions", Handle);

    private static async Task<NoContent> Handle(Database<SchedulingDb> database, CancellationToken cancellation)
    {
        await RebuildVerb.RaiseAsync(database, cancellation);
        await database.WriteAsync(
            async (db, token) =>
            {
                // in the order of HolidayTurn, so that two can't wait for each other
                await db.HolidayLists.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + Step), token);
                await db.Schedules.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + Step), token);
                return true;
            },
            cancellation);
        return TypedResults.NoContent();
    }
}
