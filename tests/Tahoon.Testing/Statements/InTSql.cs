using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Testing.Statements;

/// <summary>Says again for SQL Server what a context of SQLite was asked to find or to save.</summary>
internal static class InTSql
{
    /// <summary>The statements of a query; more than one where it is split.</summary>
    public static IReadOnlyList<string> Of(DbContext context, Expression query)
    {
        var heard = new Recorder();
        using var twin = Twins.Of(Twins.SqlServerOf(context.GetType()), heard);
        if (context is OwnedDbContext owned && twin is OwnedDbContext same)
            same.Within(owned.Reach, owned.Writing);
        Ignoring(heard, () => Run(twin, new Moving(twin).Visit(query)));
        return heard.Said;
    }

    /// <summary>What saving the changed row of this text would be; null where none is saved by it.</summary>
    public static string? OfSaving(DbContext context, string sqlite)
    {
        var detecting = context.ChangeTracker.AutoDetectChangesEnabled;
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return context.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Where(entry => Saved(context.GetType(), entry) == sqlite)
                .Select(entry => Saved(Twins.SqlServerOf(context.GetType()), entry))
                .FirstOrDefault();
        }
        finally
        {
            context.ChangeTracker.AutoDetectChangesEnabled = detecting;
        }
    }

    private static string? Saved(Type engine, EntityEntry entry)
    {
        var heard = new Recorder();
        using var twin = Twins.Of(engine, heard);
        var values = entry.CurrentValues.ToObject();
        EntityEntry copy = entry.Metadata.HasSharedClrType
            ? twin.Set<Dictionary<string, object>>(entry.Metadata.Name).Entry((Dictionary<string, object>)values)
            : twin.Entry(values);
        copy.State = entry.State is EntityState.Added ? EntityState.Added : EntityState.Unchanged;
        foreach (var property in entry.Properties.Where(property => property.IsTemporary))
            copy.Property(property.Metadata.Name).IsTemporary = true;
        foreach (var (property, other) in Pairs(entry.Properties, entry.ComplexProperties, copy.Property, copy.ComplexProperty))
        {
            if (entry.State is EntityState.Added || property.Metadata.IsPrimaryKey())
                continue;

            other.OriginalValue = property.OriginalValue;
            if (entry.State is EntityState.Modified)
                other.IsModified = property.IsModified;
        }

        if (entry.State is EntityState.Deleted)
            copy.State = EntityState.Deleted;
        twin.ChangeTracker.DetectChanges();
#pragma warning disable EF1001 // what a service's own SaveChanges asks beside it is heard by itself
        Ignoring(heard, () => twin.GetService<IStateManager>().SaveChanges(acceptAllChangesOnSuccess: true));
#pragma warning restore EF1001
        return heard.Said is [var only] ? only : null;
    }

    private static IEnumerable<(PropertyEntry Told, PropertyEntry Copy)> Pairs(
        IEnumerable<PropertyEntry> told, IEnumerable<ComplexPropertyEntry> parts, Func<string, PropertyEntry> copy, Func<string, ComplexPropertyEntry> part) =>
        told.Select(property => (property, copy(property.Metadata.Name))).Concat(parts.SelectMany(one =>
        {
            var same = part(one.Metadata.Name);
            return Pairs(one.Properties, one.ComplexProperties, same.Property, same.ComplexProperty);
        }));

    private static void Run(DbContext twin, Expression query)
    {
        IQueryProvider provider = twin.GetService<IAsyncQueryProvider>();
        if (!typeof(IQueryable).IsAssignableFrom(query.Type))
        {
            provider.Execute(query);
            return;
        }

        foreach (var _ in provider.CreateQuery(query))
        {
        }
    }

    // an answer that means nothing may not be what the asker needs; by then the statement was said
    private static void Ignoring(Recorder heard, Action run)
    {
        try
        {
            run();
        }
        catch (Exception) when (heard.Said.Count > 0)
        {
        }
    }

    /// <summary>Puts another context's rows in the place of those that a query was written over.</summary>
    private sealed class Moving(DbContext twin) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(twin.GetService<IAsyncQueryProvider>(), twin.Model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression is not null && IsRows(node) && IsKnown(node.Expression) ? Visit(Rows(node)) : base.VisitMember(node);

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            IsRows(node) && node.Object is { } from && typeof(DbContext).IsAssignableFrom(from.Type) && IsKnown(from)
                ? Visit(Rows(node))
                : base.VisitMethodCall(node);

        private static bool IsRows(Expression node) => typeof(IQueryable).IsAssignableFrom(node.Type);

        // a value that the query has closed over
        private static bool IsKnown(Expression node) => node switch
        {
            ConstantExpression => true,
            MemberExpression { Expression: { } inner } => IsKnown(inner),
            _ => false,
        };

        private static Expression Rows(Expression node) => ((IQueryable)Expression.Lambda(node).Compile().DynamicInvoke()!).Expression;
    }
}
