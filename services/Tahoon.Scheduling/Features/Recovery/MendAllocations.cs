using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Clients;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Features.Allocations;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Features.Recovery;

/// <summary>
/// <c>POST /internal/ops/recovery/allocations?after=</c>: asks Booking what stands behind confirmed allocations, and gives back what
/// its booking has left, and what Booking has just refused as it knows no such booking. Again: it finds nothing.
/// </summary>
internal static class MendAllocations
{
    private const int AtOnce = 100;

    public static void Map(IEndpointRouteBuilder operations) => operations.MapPost("/recovery/allocations", Handle);

    private static async Task<Ok<Findings>> Handle(
        DateTime? after, Database<SchedulingDb> database, IBooking booking, CancellationToken cancellation)
    {
        var (rows, next) = await PageAsync(database, after ?? DateTime.UnixEpoch, cancellation);
        List<Finding> found = [];
        foreach (var some in rows.Chunk(AtOnce))
        {
            var asked = some.Select(row => new AllocationOwner(row.Id, row.Owner!.Value)).ToList();
            var backings = (await booking.BackingsAsync(new BackingQuery(asked), repeatable: true, cancellation)).Items
                .ToDictionary(backing => backing.AllocationId, backing => backing.Kind);
            foreach (var row in some)
                if (await SettleAsync(database, row, backings[row.Id], cancellation) is { } finding)
                    found.Add(finding);
        }

        return TypedResults.Ok(new Findings(found, rows.Count, next));
    }

    private static async Task<Finding?> SettleAsync(
        Database<SchedulingDb> database, Allocation row, BackingKind kind, CancellationToken cancellation)
    {
        var found = new Finding("", Mended: true, row.Owner!.Value, row.ProviderId, Start: row.StartsAt);
        switch (kind)
        {
            case BackingKind.Booking:
                return null;
            case BackingKind.Ahead:
                return found with { What = "booking_not_mended_yet", Mended = false };
            default:
                await Release.ReleaseAsync(database, row.Id, cancellation);
                return found with { What = kind is BackingKind.Lost ? "booking_lost" : "time_given_back", Mended = kind is BackingKind.Left };
        }
    }

    /// <summary>The next that begin after an instant, with all that begin with the last of them.</summary>
    private static async Task<(IReadOnlyList<Allocation> Rows, DateTime? Next)> PageAsync(
        Database<SchedulingDb> database, DateTime after, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            (db, token) => db.Allocations.Where(row => row.State == AllocationState.Confirmed && row.StartsAt > after)
                .OrderBy(row => row.StartsAt).Take(AtOnce).ToListAsync(token),
            cancellation);
        if (rows.Count < AtOnce)
            return (rows, null);

        var last = rows[^1].StartsAt;
        var ties = await database.ReadAsync(
            (db, token) => db.Allocations.Where(row => row.State == AllocationState.Confirmed && row.StartsAt == last).ToListAsync(token),
            cancellation);
        return ([.. rows.Where(row => row.StartsAt != last), .. ties], last);
    }
}
