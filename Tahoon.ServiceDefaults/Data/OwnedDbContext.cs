using Microsoft.EntityFrameworkCore;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// A model with rows that belong to somebody: it finds what is in reach, and saves nothing else.
/// <see cref="Database{TContext}"/> sets the reach; a context that nobody set it for has none.
/// </summary>
public abstract class OwnedDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Whose rows this context sees and changes.</summary>
    public Reach Reach { get; private set; } = Reach.Nothing;

    /// <summary>Whose the model's rows are.</summary>
    protected abstract Ownership Owners { get; }

    /// <summary>What the filters compare the owners' columns with; null does not narrow.</summary>
    internal Guid? OrganisationInReach => Reach.IsEverything ? null : Reach.OrganisationId;

    internal Guid? UserInReach => Reach.UserId;

    internal Guid? ProviderInReach => Reach.ProviderId;

    /// <summary>What all of an organisation may read narrows where something is to be changed.</summary>
    internal Guid? WritingUser => Writing ? Reach.UserId : null;

    internal Guid? WritingProvider => Writing ? Reach.ProviderId : null;

    internal bool Writing { get; private set; }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Owners.Check(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Owners.Check(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Within(Reach.Nothing, writing: false);
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        // it may go to a pool, and whoever gets it next from there by another way than a database has reach of nothing
        Within(Reach.Nothing, writing: false);
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    internal void Within(Reach reach, bool writing) => (Reach, Writing) = (reach, writing);

    /// <summary>Gives the rows their filters: a derived context calls it last.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Owners.Apply(modelBuilder, this);
}

/// <summary>
/// Something was to be saved that is out of reach. Queries do not find such rows, so it is a bug, or somebody got past them:
/// the caller is told 404, as of everything out of reach, and the log is told of an error.
/// </summary>
public sealed class OutOfReachException(string rows, string change)
    : Exception($"{rows} out of reach, or on its way to another owner, was to be {change.ToLowerInvariant()}.");
