using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Clients;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Features.Allocations;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Sweeping;

/// <summary>
/// Allocations that are Pending for too long: their try crashed, or its message is under way. Scheduling does not judge:
/// Booking refuses what nobody decided, and its answer says whether to release or to confirm.
/// </summary>
internal sealed partial class AbandonedTries(
    Database<SchedulingDb> database, IServiceScopeFactory scopes, IOptions<SweepingOptions> options, SchedulingMetrics metrics,
    ILogger<AbandonedTries> logger)
{
    private readonly Database<SchedulingDb> _database = database.AsSystem;

    private const int AtOnce = 100;

    /// <summary>Settles the oldest; the number settled.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var age = -options.Value.PendingSeconds;
        var left = await _database.ReadAsync(
            (db, token) => db.Allocations
                .Where(row => row.State == AllocationState.Pending && row.ChangedAt < DatabaseClock.InSeconds(age))
                .OrderBy(row => row.ChangedAt)
                .Select(row => row.Id)
                .Take(AtOnce)
                .ToListAsync(token),
            cancellation);
        if (left.Count == 0)
            return 0;

        await using var scope = scopes.CreateAsyncScope();
        var decisions = await scope.ServiceProvider.GetRequiredService<IBooking>()
            .RefuseAsync(new RefuseCommand(left), repeatable: true, cancellation);
        foreach (var decision in decisions.Items)
            await SettleAsync(decision, cancellation);

        return decisions.Items.Count;
    }

    private async Task SettleAsync(Decision decision, CancellationToken cancellation)
    {
        Log.Settled(logger, decision.AllocationId, decision.Kind);
        if (decision.Kind == DecisionKind.Refused)
            await Release.ReleaseAsync(_database, decision.AllocationId, cancellation);
        else
            await _database.WriteAsync<Allocation?>(
                (db, token) => ConfirmTime.InAsync(db, decision.AllocationId, token), cancellation);
        metrics.Swept(decision.Kind == DecisionKind.Refused ? "released" : "confirmed");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Allocation {AllocationId} was left pending; Booking says {Decision}")]
        public static partial void Settled(ILogger logger, Guid allocationId, DecisionKind decision);
    }
}
