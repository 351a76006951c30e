using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.ServiceDefaults.Idempotency;

/// <summary>
/// Fenced claims on idempotency keys. A claim has one attempt working at a time for as long as its lease runs by the
/// database's clock; an attempt that comes back late finds its number passed and can close nothing.
/// </summary>
public sealed class Claims<TContext>(Database<TContext> database)
    where TContext : DbContext
{
    /// <summary>Longer than the total time-out of a request, so that an attempt that is still answering is not taken over.</summary>
    public const int LeaseSeconds = 15;

    private static readonly DateTime LongAgo = DateTime.UnixEpoch;

    /// <summary>Claims a key, takes over from an attempt whose lease ran out, or says what is known of the key.</summary>
    /// <exception cref="StorageUnavailableException">The database is away or busy.</exception>
    public async Task<ClaimOutcome> OpenAsync(ClaimKey key, string requestHash, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync((context, token) => OpenAsync(context, key, requestHash, token), cancellation);
        }
        catch (DbUpdateException exception) when (StorageFaults.IsDuplicate(exception))
        {
            // somebody inserted the same key between our read and our insert: now it is there to be read
            return await database.WriteAsync((context, token) => OpenAsync(context, key, requestHash, token), cancellation);
        }
    }

    /// <summary>What is known of a key that was claimed before, without taking anything over.</summary>
    /// <exception cref="StorageUnavailableException">The database is away or busy.</exception>
    public async Task<ClaimOutcome> KnownAsync(ClaimKey key, CancellationToken cancellation) =>
        await database.ReadAsync((context, token) => FindAsync(context, key, token), cancellation) is { Finished: true } row
            ? Answer(row)
            : new ClaimOutcome.InProgress();

    /// <summary>Gives the attempt a new allocation, as the one it had was refused; null where the attempt was passed.</summary>
    public async Task<Claim?> WithNewAllocationAsync(Claim claim, CancellationToken cancellation)
    {
        var fresh = claim with { AllocationId = Guid.CreateVersion7() };
        var changed = await database.WriteAsync(
            (context, token) => context.RowOf(claim)
                .Where(row => row.AllocationId == claim.AllocationId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.AllocationId, fresh.AllocationId), token),
            cancellation);
        return changed == 1 ? fresh : null;
    }

    /// <summary>Ends the lease without an answer, so that the client's next try need not wait for it.</summary>
    public Task GiveUpAsync(Claim claim, CancellationToken cancellation) => database.WriteAsync(
        (context, token) => context.RowOf(claim)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, LongAgo), token),
        cancellation);

    private static async Task<ClaimOutcome> OpenAsync(
        TContext context, ClaimKey key, string requestHash, CancellationToken cancellation)
    {
        var now = await DatabaseClock.ReadAsync(context, cancellation);
        var row = await FindAsync(context, key, cancellation);

        if (row is null)
            return Start(context, key, requestHash, now);
        if (row.RequestHash != requestHash)
            return new ClaimOutcome.Reused();
        if (row.Finished)
            return Answer(row);
        if (row.LeaseUntil > now)
            return new ClaimOutcome.InProgress();

        return await TakeOverAsync(context, key, row, now, cancellation);
    }

    private static Task<ClaimRow?> FindAsync(TContext context, ClaimKey key, CancellationToken cancellation) =>
        context.Set<ClaimRow>().AsNoTracking().SingleOrDefaultAsync(
            claim => claim.ApplicationId == key.ApplicationId && claim.KeyHash == key.KeyHash, cancellation);

    private static ClaimOutcome.Answered Answer(ClaimRow row) =>
        new(new StoredAnswer(row.Status!.Value, row.Body ?? "", row.Location, row.ETag));

    private static ClaimOutcome.Started Start(TContext context, ClaimKey key, string requestHash, DateTime now)
    {
        var row = new ClaimRow
        {
            ApplicationId = key.ApplicationId,
            KeyHash = key.KeyHash,
            RequestHash = requestHash,
            SubjectId = Guid.CreateVersion7(),
            AllocationId = Guid.CreateVersion7(),
            Attempt = 1,
            LeaseUntil = now.AddSeconds(LeaseSeconds),
            CreatedAt = now,
        };
        context.Add(row);
        return new(new Claim(key, row.SubjectId, row.AllocationId, row.Attempt), TakenOver: false);
    }

    private static async Task<ClaimOutcome> TakeOverAsync(
        TContext context, ClaimKey key, ClaimRow seen, DateTime now, CancellationToken cancellation)
    {
        var passed = new Claim(key, seen.SubjectId, seen.AllocationId, seen.Attempt);
        var mine = passed with { Attempt = seen.Attempt + 1 };
        var taken = await context.RowOf(passed).Where(row => row.LeaseUntil <= now).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Attempt, mine.Attempt)
                .SetProperty(row => row.LeaseUntil, now.AddSeconds(LeaseSeconds)),
            cancellation);
        return taken == 1 ? new ClaimOutcome.Started(mine, TakenOver: true) : new ClaimOutcome.InProgress();
    }
}
