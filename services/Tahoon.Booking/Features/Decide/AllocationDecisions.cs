using Microsoft.EntityFrameworkCore;
using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Booking.Features.Decide;

/// <summary>Refuses allocations that nobody decided, or finds that they were used.</summary>
internal sealed partial class AllocationDecisions(
    Database<BookingDb> database, Claims<BookingDb> claims, ISchedulingApi scheduling, BookingMetrics metrics, TimeProvider clock,
    ILogger<AllocationDecisions> logger)
{
    /// <summary>Long enough for a local write and one call, short enough to keep a request within its total time-out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Inserts <c>refused</c> for each that has no decision yet; what is there stays. The decision of each.</summary>
    /// <exception cref="StorageUnavailableException">Nothing is known to have been decided.</exception>
    public async Task<IReadOnlyList<DecisionRow>> RefuseAsync(
        IReadOnlyList<Guid> allocations, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                return await database.WriteAsync(
                    (context, token) => RefuseAsync(context, allocations, token), cancellation);
            }
            catch (DbUpdateException exception) when (!again && StorageFaults.IsDuplicate(exception))
            {
                // decided by another between our read and our insert: the next read shows it
            }
        }
    }

    /// <summary>
    /// Gives up an attempt whose outcome is unknown: refuses its allocation, gives the claim another, and frees the time where
    /// the refusal won. Null where even that could not be written: then Scheduling's sweeper asks.
    /// </summary>
    public async Task<DecisionKind?> GiveUpAsync(Claim claim)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        try
        {
            var decision = (await RefuseAsync([claim.AllocationId], limit.Token))[0];
            metrics.Compensated(decision.Kind is DecisionKind.Used ? "used" : "refused");
            if (decision.Kind is DecisionKind.Used)
                return DecisionKind.Used;

            await claims.WithNewAllocationAsync(claim, limit.Token);
            await scheduling.ReleaseAsync(claim.AllocationId, limit.Token);
            return DecisionKind.Refused;
        }
        catch (Exception exception)
        {
            metrics.Compensated("unknown");
            Log.LeftToSweeper(logger, claim.AllocationId, exception);
            return null;
        }
    }

    /// <summary>What was decided of an attempt's allocation so far; null where nothing was, or where it can't be read.</summary>
    public async Task<DecisionKind?> LookUpAsync(Claim claim)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        try
        {
            return await database.ReadAsync(
                (context, token) => context.Decisions.Where(row => row.AllocationId == claim.AllocationId)
                    .Select(row => (DecisionKind?)row.Kind).SingleOrDefaultAsync(token),
                limit.Token);
        }
        catch (Exception exception)
        {
            Log.LeftToSweeper(logger, claim.AllocationId, exception);
            return null;
        }
    }

    private async Task<IReadOnlyList<DecisionRow>> RefuseAsync(
        BookingDb context, IReadOnlyList<Guid> allocations, CancellationToken cancellation)
    {
        var known = await context.Decisions.AsNoTracking()
            .Where(row => allocations.Contains(row.AllocationId)).ToListAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var refused = allocations.Except(known.Select(row => row.AllocationId))
            .Select(id => new DecisionRow { AllocationId = id, Kind = DecisionKind.Refused, DecidedAt = now })
            .ToList();
        context.AddRange(refused);
        return [.. known, .. refused];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Allocation {AllocationId} is left for the sweeper")]
        public static partial void LeftToSweeper(ILogger logger, Guid allocationId, Exception exception);
    }
}
