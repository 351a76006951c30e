using Microsoft.EntityFrameworkCore;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>A model with rows that belong to somebody. <see cref="Database{TContext}"/> sets what is in reach.</summary>
public abstract class OwnedDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Whose rows this context sees and changes.</summary>
    public Reach Reach { get; internal set; } = Reach.Nothing;
}
