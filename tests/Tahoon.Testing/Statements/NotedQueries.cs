#pragma warning disable EF1001 // no other place of EF Core has a query together with its values
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tahoon.Testing.Statements;

/// <summary>Notes what each context was asked last, as it was asked: the statement that it sends is made of that.</summary>
internal sealed class NotedQueries(
    IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model)
    : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
{
    private static readonly ConditionalWeakTable<DbContext, NotedQuery> Last = [];

    private readonly DbContext _context = current.Context;

    public static NotedQuery? LastOf(DbContext context) => Last.TryGetValue(context, out var noted) ? noted : null;

    public override TResult Execute<TResult>(Expression query)
    {
        Last.AddOrUpdate(_context, new NotedQuery(query));
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        Last.AddOrUpdate(_context, new NotedQuery(query));
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }
}

/// <summary>A query, and how many statements it has become: a split one becomes several.</summary>
internal sealed class NotedQuery(Expression query)
{
    public Expression Query => query;

    public int Sent { get; set; }

    /// <summary>Somebody wrote the statement, or a part of it, himself.</summary>
    public bool IsByHand => Hands.In(query);

    private sealed class Hands : ExpressionVisitor
    {
        private bool _found;

        public static bool In(Expression query)
        {
            var hands = new Hands();
            hands.Visit(query);
            return hands._found;
        }

        protected override Expression VisitExtension(Expression node)
        {
            _found |= node is FromSqlQueryRootExpression or SqlQueryRootExpression;
            return node;
        }
    }
}
