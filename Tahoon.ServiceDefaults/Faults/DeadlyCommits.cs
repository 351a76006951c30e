using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>Makes each commit a point where the process may be ordered to die, named by the tables that its transaction wrote.</summary>
internal sealed partial class DeadlyCommits(OrderedDeath death) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbTransaction, SortedSet<string>> _written = [];

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        death.Pass(PointOf(transaction), after: false);
        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        death.Pass(PointOf(transaction), after: true);
        return Task.CompletedTask;
    }

    private string PointOf(DbTransaction transaction) => $"commits {string.Join(", ", _written.GetValue(transaction, _ => NoTables()))}";

    private void Note(DbCommand command)
    {
        if (command.Transaction is not { } transaction)
            return;

        foreach (Match change in Change().Matches(command.CommandText))
            _written.GetValue(transaction, _ => NoTables()).Add(change.Groups[1].Value);
    }

    private static SortedSet<string> NoTables() => new(StringComparer.Ordinal);

    [GeneratedRegex("""(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)""")]
    private static partial Regex Change();
}
