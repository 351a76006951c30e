using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.Migrations.Tests.Processes;

/// <summary>
/// Ends a migration for good right after its nth durable step: a commit, or a statement outside of any transaction. Nothing is said
/// to the database afterwards, as by a process that was killed.
/// </summary>
internal sealed class SuddenEnd(int after) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int _steps;

    public bool Ended => _steps >= after;

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null)
            Step();
        return await base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        if (command.Transaction is null)
            Step();
        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Step();
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Step();

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Ended ? throw new EndedException() : result;

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Ended ? throw new EndedException() : ValueTask.FromResult(result);

    private void Step()
    {
        if (++_steps >= after)
            throw new EndedException();
    }

    internal sealed class EndedException() : Exception("The process is no more.");
}
