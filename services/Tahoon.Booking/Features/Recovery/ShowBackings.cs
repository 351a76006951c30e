using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Features.Decide;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Booking.Features.Recovery;

/// <summary>
/// <c>POST /internal/recovery/allocations</c>: what stands behind allocations that Scheduling has confirmed. What a restored database
/// does not know is refused first, so that no late try can use it: only then may Scheduling give it back.
/// </summary>
internal static class ShowBackings
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder group) => group.MapPost("/recovery/allocations", Handle);

    private static async Task<Results<Ok<Backings>, ProblemHttpResult>> Handle(
        BackingQuery query, Database<BookingDb> database, AllocationDecisions decisions, CancellationToken cancellation)
    {
        if (query.Items is not { Count: > 0 and <= Most })
            return Failures.InvalidRequest.Because($"items has 1 to {Most} items.").ToResult();

        var owners = query.Items.Select(item => item.Owner).ToList();
        var standing = await database.ReadAsync(
            (context, token) => context.Bookings
                .Where(row => owners.Contains(row.BookingId) && row.Status != BookingStatus.Cancelled)
                .Select(row => new { row.BookingId, row.AllocationId }).ToDictionaryAsync(row => row.BookingId, row => row.AllocationId, token),
            cancellation);
        var ids = query.Items.Select(item => item.AllocationId).ToList();
        var used = await database.ReadAsync(
            (context, token) => context.Decisions.Where(row => ids.Contains(row.AllocationId) && row.Kind == DecisionKind.Used)
                .Select(row => row.AllocationId).ToListAsync(token),
            cancellation);
        var kinds = query.Items.ToDictionary(item => item.AllocationId, item => KindOf(item, standing, used));
        var unknown = kinds.Where(kind => kind.Value is BackingKind.Lost).Select(kind => kind.Key).ToList();
        foreach (var decision in unknown.Count > 0 ? await decisions.RefuseAsync(unknown, cancellation) : [])
            if (decision.Kind is DecisionKind.Used)
                kinds[decision.AllocationId] = BackingKind.Booking; // it was booked between our look and our refusal

        return TypedResults.Ok(new Backings([.. kinds.Select(kind => new Backing(kind.Key, kind.Value))]));
    }

    private static BackingKind KindOf(AllocationOwner item, Dictionary<Guid, Guid> standing, List<Guid> used)
    {
        if (standing.TryGetValue(item.Owner, out var current))
            return current == item.AllocationId ? BackingKind.Booking
                : used.Contains(item.AllocationId) ? BackingKind.Left : BackingKind.Ahead;

        return used.Contains(item.AllocationId) ? BackingKind.Left : BackingKind.Lost;
    }
}
