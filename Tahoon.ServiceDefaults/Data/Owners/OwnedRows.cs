using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Tahoon.ServiceDefaults.Data.Owners;

/// <summary>How rows of one type tell whose they are.</summary>
internal abstract record OwnedRows(Type RowType)
{
    /// <summary>The columns that say whose a row is: they are set once.</summary>
    public abstract IEnumerable<string> Columns { get; }

    public abstract void Apply(ModelBuilder model, OwnedDbContext context);

    /// <summary>True where the row as it is, and as it was read, is in reach.</summary>
    public abstract bool IsCovered(EntityEntry entry, TrackedRows tracked);

    /// <summary>The name of the column that a lambda takes of a row.</summary>
    protected static string? ColumnOf(LambdaExpression? column) =>
        column is null ? null : ((MemberExpression)Unconverted(column.Body)).Member.Name;

    /// <summary>A condition over the same row as the other ones of its filter.</summary>
    protected static Expression On(ParameterExpression row, LambdaExpression condition) =>
        new Replacement(condition.Parameters[0], row).Visit(condition.Body);

    private static Expression Unconverted(Expression body) =>
        body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : body;

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
