using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Messaging.Outbox;

/// <summary>Takes rows of the outbox by lease, inside a transaction: no two relays take the same one.</summary>
internal static class OutboxClaim
{
    /// <summary>What is neither sent nor being sent.</summary>
    public static IQueryable<OutboxRow> Free(DbContext context) => context.Set<OutboxRow>()
        .Where(row => row.SentAt == null && (row.LeaseUntil == null || row.LeaseUntil < DatabaseClock.UtcNow()));

    /// <summary>Takes the oldest free ones, at most so many.</summary>
    public static async Task<List<OutboxRow>> TakeAsync(
        DbContext context, Guid owner, int most, int seconds, CancellationToken cancellation)
    {
        if (context.Database.IsSqlServer())
            return [.. (await TakeAtOnceAsync(context, owner, most, seconds, cancellation)).OrderBy(row => row.OccurredAt)];

        await Free(context).OrderBy(row => row.OccurredAt).Take(most).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LeaseOwner, owner)
                .SetProperty(row => row.LeaseUntil, _ => DatabaseClock.InSeconds(seconds)),
            cancellation);
        return await context.Set<OutboxRow>().AsNoTracking()
            .Where(row => row.LeaseOwner == owner).OrderBy(row => row.OccurredAt).ToListAsync(cancellation);
    }

    // rows that another relay is taking are passed over and not waited for
    private static Task<List<OutboxRow>> TakeAtOnceAsync(
        DbContext context, Guid owner, int most, int seconds, CancellationToken cancellation) =>
        context.Set<OutboxRow>().FromSql(
            $"""
            WITH free AS (
                SELECT TOP ({most}) * FROM Outbox WITH (UPDLOCK, READPAST, ROWLOCK)
                WHERE SentAt IS NULL AND (LeaseUntil IS NULL OR LeaseUntil < SYSUTCDATETIME())
                ORDER BY OccurredAt)
            UPDATE free SET LeaseOwner = {owner}, LeaseUntil = DATEADD(second, {seconds}, SYSUTCDATETIME())
            OUTPUT inserted.*
            """).AsNoTracking().ToListAsync(cancellation);
}
