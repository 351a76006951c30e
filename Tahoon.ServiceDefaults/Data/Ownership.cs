using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data.Owners;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// Whose the rows of a model are: the one place of a service that says so. From it come the filters of all its queries, and
/// the check of all that it saves.
/// </summary>
public sealed class Ownership
{
    /// <summary>The name of the query filters.</summary>
    public const string Filter = "ownership";

    private readonly Dictionary<Type, OwnedRows> _rows = [];

    /// <summary>
    /// Rows of an organisation: its applications reach them. A user or provider of it reaches those that name it, and none
    /// where the rows name no user or no provider.
    /// </summary>
    /// <param name="organisation">The column of the organisation, and likewise of the user and the provider.</param>
    /// <param name="user">Null where the rows are no user's.</param>
    /// <param name="provider">Null where the rows are no provider's.</param>
    public Ownership Of<TRow>(
        Expression<Func<TRow, Guid>> organisation,
        Expression<Func<TRow, Guid>>? user = null,
        Expression<Func<TRow, Guid>>? provider = null)
        where TRow : class => Add(new RowsWithOwners<TRow>(organisation, user, provider, OpenWithin: false));

    /// <summary>
    /// Rows that everybody of an organisation may read, and that change as those of <see cref="Of{TRow}"/> do.
    /// </summary>
    /// <param name="organisation">The column of the organisation.</param>
    /// <param name="provider">The column of the provider that may change them too.</param>
    public Ownership OpenWithin<TRow>(
        Expression<Func<TRow, Guid>> organisation, Expression<Func<TRow, Guid>>? provider = null)
        where TRow : class => Add(new RowsWithOwners<TRow>(organisation, User: null, provider, OpenWithin: true));

    /// <summary>
    /// Rows that everybody of an organisation reads, also while it changes other rows that are decided by them, and that its
    /// applications add. A statement over a set is not narrowed here, so their table is one that triggers keep append-only.
    /// </summary>
    /// <param name="organisation">The column of the organisation.</param>
    public Ownership SettledFor<TRow>(Expression<Func<TRow, Guid>> organisation)
        where TRow : class => Add(new RowsWithOwners<TRow>(organisation, User: null, Provider: null, OpenWithin: true, WhileWriting: true));

    /// <summary>
    /// Rows that have no owner's columns, as they belong to another row: they are in reach where that one is. Who changes
    /// them has that one loaded.
    /// </summary>
    /// <param name="of">The column that names the other row; where it is null, the row is in nobody's reach.</param>
    public Ownership Part<TRow, TWhole>(Expression<Func<TRow, Guid?>> of)
        where TRow : class
        where TWhole : class => Add(new PartRows<TRow, TWhole>(of));

    /// <summary>Gives every query of these rows its filter. It names the context, so that one model serves every reach.</summary>
    internal void Apply(ModelBuilder model, OwnedDbContext context)
    {
        foreach (var rows in _rows.Values)
            rows.Apply(model, context);
    }

    /// <summary>Refuses to save what is out of reach, was out of reach, or would change hands.</summary>
    /// <exception cref="OutOfReachException">Nothing was saved.</exception>
    internal void Check(OwnedDbContext context)
    {
        var tracked = new TrackedRows(_rows, context);
        foreach (var entry in tracked.Changed)
            if (tracked.ChangesHands(entry) || !(context.Reach.IsEverything || tracked.IsCovered(entry)))
                throw new OutOfReachException(entry.Metadata.ClrType.Name, entry.State.ToString());
    }

    private Ownership Add(OwnedRows rows)
    {
        _rows.Add(rows.RowType, rows);
        return this;
    }
}
