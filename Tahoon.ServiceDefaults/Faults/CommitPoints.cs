using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>Knows each transaction by the tables that it wrote, such as <c>commits Claims, Outbox</c>.</summary>
internal abstract partial class CommitPoints : DbCommandInterceptor
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

    protected string PointOf(DbTransaction transaction) => $"commits {string.Join(", ", _written.GetValue(transaction, _ => NoTables()))}";

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
