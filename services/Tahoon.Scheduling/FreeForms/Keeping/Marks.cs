using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>Reads the marks by which copies are told to be old; always before what they are the marks of.</summary>
internal static class Marks
{
    /// <summary>Changes with every change of any provider, as what it sums is only ever raised.</summary>
    public static async Task<Sum> SumAsync(SchedulingDb db, CancellationToken cancellation)
    {
        var locks = await db.ProviderLocks.GroupBy(_ => 1)
            .Select(all => new { Count = all.LongCount(), Turns = all.Sum(row => row.Turn) })
            .SingleOrDefaultAsync(cancellation);
        var versions = await db.Schedules.SumAsync(row => (long)row.Version, cancellation);
        return new Sum(locks?.Count ?? 0, locks?.Turns ?? 0, versions, await DatabaseClock.ReadAsync(db, cancellation));
    }

    public static async Task<List<Mark>> OfAllAsync(SchedulingDb db, CancellationToken cancellation) =>
        await Of(db, db.ProviderLocks).Select(row => row.Mark).ToListAsync(cancellation);

    /// <summary>The marks of some providers and the database's time, in one statement.</summary>
    public static async Task<(List<Mark> Marks, DateTime Now)> OfAsync(
        SchedulingDb db, IReadOnlyCollection<Guid> providers, CancellationToken cancellation)
    {
        var ids = providers.ToArray();
        var rows = await Of(db, db.ProviderLocks.Where(row => EF.Parameter(ids).Contains(row.ProviderId))).ToListAsync(cancellation);
        return (rows.ConvertAll(row => row.Mark), rows.Count == 0 ? default : rows[0].Now);
    }

    private static IQueryable<Row> Of(SchedulingDb db, IQueryable<ProviderLock> locks) => locks.Join(
        db.Schedules,
        turn => turn.ProviderId,
        schedule => schedule.ProviderId,
        (turn, schedule) => new Row(new Mark(turn.ProviderId, turn.Turn, schedule.Version), DatabaseClock.UtcNow()));

    private sealed record Row(Mark Mark, DateTime Now);
}

/// <summary>All marks in short.</summary>
/// <param name="Now">The database's time.</param>
internal sealed record Sum(long Providers, long Turns, long Versions, DateTime Now)
{
    public bool IsAs(Sum? other) => (Providers, Turns, Versions) == (other?.Providers, other?.Turns, other?.Versions);
}
