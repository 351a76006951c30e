using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Messaging.Work;

/// <summary>Takes work that is due by lease, inside a transaction, and records that it is being tried.</summary>
internal static class WorkClaim
{
    /// <summary>What nobody tries, and may be tried now.</summary>
    public static IQueryable<TRow> Due<TRow>(DbContext context)
        where TRow : WorkRow => context.Set<TRow>().Where(row =>
            row.State == WorkState.Waiting && row.NextAttemptAt <= DatabaseClock.UtcNow()
            && (row.LeaseUntil == null || row.LeaseUntil < DatabaseClock.UtcNow()));

    /// <summary>Takes what is due, at most so many.</summary>
    public static async Task<IReadOnlyList<TRow>> TakeAsync<TRow>(
        DbContext context, Guid owner, int most, int seconds, CancellationToken cancellation)
        where TRow : WorkRow
    {
        if (context.Database.IsSqlServer())
            await TakeAtOnceAsync<TRow>(context, owner, most, seconds, cancellation);
        else
            await Due<TRow>(context).OrderBy(row => row.NextAttemptAt).Take(most).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Interruptions, row => row.LeaseOwner == null ? row.Interruptions : row.Interruptions + 1)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.LeaseOwner, owner)
                    .SetProperty(row => row.LeaseUntil, _ => DatabaseClock.InSeconds(seconds)),
                cancellation);

        return await context.Set<TRow>().AsNoTracking().Where(row => row.LeaseOwner == owner).ToListAsync(cancellation);
    }

    // rows that another worker is taking are passed over and not waited for; the table's name is the model's, never a caller's
    private static Task<List<Guid>> TakeAtOnceAsync<TRow>(
        DbContext context, Guid owner, int most, int seconds, CancellationToken cancellation)
        where TRow : WorkRow
    {
        var statement =
            $$"""
            WITH due AS (
                SELECT TOP ({0}) * FROM [{{context.Model.FindEntityType(typeof(TRow))!.GetTableName()}}] WITH (UPDLOCK, READPAST, ROWLOCK)
                WHERE State = 1 AND NextAttemptAt <= SYSUTCDATETIME() AND (LeaseUntil IS NULL OR LeaseUntil < SYSUTCDATETIME())
                ORDER BY NextAttemptAt)
            UPDATE due SET
                Interruptions = Interruptions + CASE WHEN LeaseOwner IS NULL THEN 0 ELSE 1 END, Attempts = Attempts + 1,
                LeaseOwner = {1}, LeaseUntil = DATEADD(second, {2}, SYSUTCDATETIME())
            OUTPUT inserted.Id AS Value
            """;
        return context.Database.SqlQueryRaw<Guid>(statement, most, owner, seconds).ToListAsync(cancellation);
    }
}
