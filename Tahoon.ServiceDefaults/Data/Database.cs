using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Data.Replicas;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// The one way to a service's database. Reads run without an explicit transaction; a write is one transaction, run by the
/// provider's execution strategy with a fresh context at each try, and on SQLite behind the one writer gate of the process.
/// What is in reach is what the caller of the running request may touch.
/// </summary>
/// <remarks>Reads that say how new they must be may go to a <see cref="ReadReplica{TContext}"/>; all others are of the database itself.</remarks>
public sealed class Database<TContext>
    where TContext : DbContext
{
    private readonly IDbContextFactory<TContext> _contexts;
    private readonly WriterGate<TContext> _gate;
    private readonly AmbientReach _ambient;
    private readonly ReadReplica<TContext>? _replica;
    private readonly Reach? _fixed;

    /// <summary>The database within the reach of the running request.</summary>
    public Database(
        IDbContextFactory<TContext> contexts, WriterGate<TContext> gate, AmbientReach ambient, ReadReplica<TContext>? replica = null)
        : this(contexts, gate, ambient, replica, null)
    {
        AsSystem = new(contexts, gate, ambient, replica, Reach.Everything);
    }

    private Database(
        IDbContextFactory<TContext> contexts, WriterGate<TContext> gate, AmbientReach ambient, ReadReplica<TContext>? replica,
        Reach? within)
    {
        (_contexts, _gate, _ambient, _replica, _fixed) = (contexts, gate, ambient, replica, within);
        AsSystem = this;
    }

    /// <summary>The same database with every row in reach: for work that belongs to no request.</summary>
    public Database<TContext> AsSystem { get; }

    /// <summary>True where some reads may go to a replica.</summary>
    public bool HasReplica => _replica is not null;

    /// <summary>
    /// The same database within a caller's reach, where the request's execution context is not there to tell, as in the
    /// callback of a cache.
    /// </summary>
    public Database<TContext> For(Caller caller) => new(_contexts, _gate, _ambient, _replica, Reach.Of(caller));

    /// <summary>Reads; nothing is tracked.</summary>
    /// <exception cref="StorageUnavailableException">The database is away or busy.</exception>
    public async Task<T> ReadAsync<T>(
        Func<TContext, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var context = await CreateAsync(writing: false, cancellation);
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return await read(context, cancellation);
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            throw new StorageUnavailableException("The database did not answer a read.", exception);
        }
    }

    /// <summary>
    /// Reads at the replica, where there is one that answers and is new enough, and otherwise as ever; nothing is tracked.
    /// </summary>
    /// <param name="newEnough">
    /// Asked of the replica right before: whether it has what the reader knows to be committed, such as a mark that was read of
    /// the database itself. All else that is read is then no older.
    /// </param>
    /// <param name="read">May run twice.</param>
    /// <param name="cancellation">Ends both.</param>
    /// <exception cref="StorageUnavailableException">The database is away or busy, and so is the replica.</exception>
    public async Task<T> ReadAsync<T>(
        Func<TContext, CancellationToken, Task<bool>> newEnough,
        Func<TContext, CancellationToken, Task<T>> read,
        CancellationToken cancellation) =>
        _replica is not null && await _replica.ReadAsync(context => Within(context, writing: false), newEnough, read, cancellation) is { } answer
            ? answer.Value!
            : await ReadAsync(read, cancellation);

    /// <summary>
    /// Runs one transaction: <paramref name="work"/>, then SaveChanges, then commit. A failed outcome or an exception rolls all
    /// of it back. The work may run more than once, so it must depend on nothing but its context; no call to another service or
    /// partner belongs inside it. On SQLite it begins as a writer, so that what it reads stays true until it commits.
    /// </summary>
    /// <param name="work">Reads and changes through the context that it is given.</param>
    /// <param name="verify">
    /// Asked when it is unknown whether a commit arrived. A read decides, never a guess.
    /// </param>
    /// <exception cref="StorageUnavailableException">The database is away or busy; nothing is known to have been written.</exception>
    /// <exception cref="DbUpdateException">A constraint refused the change.</exception>
    public async Task<T> WriteAsync<T>(
        Func<TContext, CancellationToken, Task<T>> work,
        CancellationToken cancellation,
        Func<TContext, CancellationToken, Task<bool>>? verify = null)
    {
        try
        {
            using var turn = await _gate.EnterAsync(cancellation);
            await using var strategySource = await CreateAsync(writing: true, cancellation);
            var strategy = strategySource.Database.CreateExecutionStrategy();
            var commitUnknown = false;
            T outcome = default!;
            return await strategy.ExecuteAsync(
                async () =>
                {
                    await using var context = await CreateAsync(writing: true, cancellation);
                    if (commitUnknown && verify is not null && await verify(context, cancellation))
                        return outcome;

                    commitUnknown = false;
                    await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
                    outcome = await work(context, cancellation);
                    if (outcome is IOutcome { Failed: true })
                        return outcome;

                    await context.SaveChangesAsync(cancellation);
                    commitUnknown = true;
                    await transaction.CommitAsync(cancellation);
                    return outcome;
                });
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            throw new StorageUnavailableException("The database did not take a write.", exception);
        }
    }

    /// <summary>Whether a batch can be a transaction of its own: on SQL Server.</summary>
    public bool TakesBatches => _gate.IsOpen;

    /// <summary>
    /// Runs one batch that is a transaction of its own, so that a write is one round trip. It may run more than once: after it was
    /// committed it must answer as it did before.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database is away or busy; nothing is known to have been written.</exception>
    public async Task<T> AtOnceAsync<T>(Func<TContext, CancellationToken, Task<T>> batch, CancellationToken cancellation)
    {
        try
        {
            await using var context = await CreateAsync(writing: true, cancellation);
            return await batch(context, cancellation);
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            throw new StorageUnavailableException("The database did not take a write.", exception);
        }
    }

    private async Task<TContext> CreateAsync(bool writing, CancellationToken cancellation)
    {
        var context = await _contexts.CreateDbContextAsync(cancellation);
        Within(context, writing);
        return context;
    }

    private void Within(TContext context, bool writing)
    {
        if (context is OwnedDbContext owned)
            owned.Within(_fixed ?? _ambient.Current, writing);
    }
}
