using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.CrashPoints.World;

/// <summary>Makes every commit of a database a point, named by the tables that its transaction wrote.</summary>
internal sealed partial class Commits(Life life) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbTransaction, Written> _written = [];

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
    {
        var written = _written.GetOrCreateValue(transaction);
        written.Point = life.Name($"commits {string.Join(", ", written.Tables)}");

        // a dead process's locks are gone, and what it had not committed
        await life.ReachAsync(written.Point, Moment.Before, () => transaction.RollbackAsync(CancellationToken.None));
        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken) =>
        life.ReachAsync(_written.GetOrCreateValue(transaction).Point, Moment.After);

    private void Note(DbCommand command)
    {
        if (command.Transaction is { } transaction)
            foreach (Match change in Change().Matches(command.CommandText))
                _written.GetOrCreateValue(transaction).Tables.Add(change.Groups[1].Value);
    }

    [GeneratedRegex("""(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)""")]
    private static partial Regex Change();

    private sealed class Written
    {
        public SortedSet<string> Tables { get; } = new(StringComparer.Ordinal);

        public string? Point { get; set; }
    }
}
