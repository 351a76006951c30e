using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Tahoon.ServiceDefaults.Data.Owners;

/// <summary>What a context is about to save, and what it has loaded besides.</summary>
internal sealed class TrackedRows(IReadOnlyDictionary<Type, OwnedRows> owned, OwnedDbContext context)
{
    private readonly List<EntityEntry> _entries = [.. context.ChangeTracker.Entries().Where(entry => owned.ContainsKey(entry.Metadata.ClrType))];
    private ILookup<(Type, object?), EntityEntry>? _byKey;

    public Reach Reach => context.Reach;

    /// <summary>Rows that have an owner and are to be added, changed or deleted.</summary>
    public IEnumerable<EntityEntry> Changed => _entries
        .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    /// <summary>True where the row would be somebody else's than it was.</summary>
    public bool ChangesHands(EntityEntry entry) => entry.State is EntityState.Modified or EntityState.Deleted
        && owned[entry.Metadata.ClrType].Columns.Any(column =>
            !Equals(entry.Property(column).CurrentValue, entry.Property(column).OriginalValue));

    /// <summary>True where the row is in reach.</summary>
    public bool IsCovered(EntityEntry entry) => owned[entry.Metadata.ClrType].IsCovered(entry, this);

    /// <summary>True where the row of that key is loaded, and in reach.</summary>
    public bool IsCovered(Type type, object? key) => key is not null && ByKey[(type, key)].Any(IsCovered);

    private ILookup<(Type, object?), EntityEntry> ByKey => _byKey ??= _entries
        .Where(entry => entry.Metadata.FindPrimaryKey() is { Properties.Count: 1 })
        .ToLookup(entry => (entry.Metadata.ClrType, entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue));
}
