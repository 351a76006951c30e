using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.Testing.Statements;

/// <summary>Stands where a server would: writes down what it is sent, and answers without one.</summary>
internal sealed class Recorder : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly List<string> _said = [];

    /// <summary>The statements, in the order in which they came.</summary>
    public IReadOnlyList<string> Said => _said;

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        _said.Add(command.CommandText);
        return InterceptionResult<DbDataReader>.SuppressWithResult(new OneRow());
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        _said.Add(command.CommandText);
        return InterceptionResult<int>.SuppressWithResult(1);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuting(command, eventData, result));
}
