using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Tahoon.ServiceDefaults.Data.Owners;

/// <summary>Rows with their owners' columns.</summary>
internal sealed record RowsWithOwners<TRow>(
    Expression<Func<TRow, Guid>> Organisation,
    Expression<Func<TRow, Guid>>? User,
    Expression<Func<TRow, Guid>>? Provider,
    bool OpenWithin,
    bool WhileWriting = false) : OwnedRows(typeof(TRow))
    where TRow : class
{
    private readonly string _organisation = ColumnOf(Organisation)!;
    private readonly string? _user = ColumnOf(User), _provider = ColumnOf(Provider);

    public override IEnumerable<string> Columns => new[] { _organisation, _user, _provider }.OfType<string>();

    public override void Apply(ModelBuilder model, OwnedDbContext context)
    {
        var rows = model.Entity<TRow>();
        rows.HasQueryFilter(Ownership.Filter, FilterFor(context));

        // a row that was not read but attached under a false owner is not found when it is changed
        foreach (var column in Columns.Where(column => rows.Metadata.FindProperty(column)?.IsPrimaryKey() is false))
            rows.Property(column).IsConcurrencyToken();
    }

    public override bool IsCovered(EntityEntry entry, TrackedRows tracked) =>
        tracked.Reach.Covers(Of(entry, _organisation), Of(entry, _user), Of(entry, _provider));

    private static Guid? Of(EntityEntry entry, string? column) => column is null ? null : (Guid?)entry.Property(column).CurrentValue;

    private Expression<Func<TRow, bool>> FilterFor(OwnedDbContext context)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        if (WhileWriting)
            return Expression.Lambda<Func<TRow, bool>>(Narrowed(row, () => context.OrganisationInReach, Organisation), row);

        var filter = Expression.AndAlso(
            Narrowed(row, () => context.OrganisationInReach, Organisation),
            Expression.AndAlso(
                OpenWithin ? Narrowed(row, () => context.WritingUser, User) : Narrowed(row, () => context.UserInReach, User),
                OpenWithin ? Narrowed(row, () => context.WritingProvider, Provider) : Narrowed(row, () => context.ProviderInReach, Provider)));
        return Expression.Lambda<Func<TRow, bool>>(filter, row);
    }

    /// <summary>
    /// <c>reach == null || column == reach</c>. Each is a parameter for itself, so that which of the two it is, is known as the
    /// statement is written: no OR is left in it that would keep the database from its index.
    /// </summary>
    private static BinaryExpression Narrowed(
        ParameterExpression row, Expression<Func<Guid?>> reach, Expression<Func<TRow, Guid>>? column)
    {
        var value = Expression.Call(typeof(EF), nameof(EF.Parameter), [typeof(Guid?)], reach.Body);
        var all = Expression.Equal(value, Expression.Constant(null, typeof(Guid?)));
        return column is null
            ? all
            : Expression.OrElse(all, Expression.Equal(Expression.Convert(On(row, column), typeof(Guid?)), value));
    }
}
