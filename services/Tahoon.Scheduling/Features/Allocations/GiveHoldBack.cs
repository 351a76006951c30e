using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Scheduling.Features.Allocations;

/// <summary>
/// <c>DELETE /internal/holds/{holdId}?organisationId=…&amp;userId=…</c>: ends a hold, of that user where one is named. Again, or
/// of one that lapsed or became a booking: the same 204, and nothing happens. Another's is a 404.
/// </summary>
internal static class GiveHoldBack
{
    public static void Map(IEndpointRouteBuilder group) => group.MapDelete("/holds/{holdId:guid}", Handle);

    private static async Task<IResult> Handle(
        Guid holdId, Guid organisationId, Guid? userId, Database<SchedulingDb> database, CancellationToken cancellation)
    {
        var outcome = await database.WriteAsync(
            (db, token) => GiveBackAsync(db, holdId, organisationId, userId, token), cancellation);
        return outcome.ToResult(_ => TypedResults.NoContent());
    }

    private static async Task<Result<bool>> GiveBackAsync(
        SchedulingDb db, Guid holdId, Guid organisationId, Guid? userId, CancellationToken cancellation)
    {
        await ProviderTurn.TakeOfAsync(db, [holdId], cancellation);
        var theirs = await db.Allocations.AnyAsync(
            row => row.Id == holdId && row.UserId != null && (userId == null || row.UserId == userId)
                && db.Schedules.Any(own => own.ProviderId == row.ProviderId && own.OrganisationId == organisationId),
            cancellation);
        return theirs ? await ReleaseTime.GiveBackAsync(db, holdId, cancellation) : Failures.NotFound;
    }
}
