using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// Sets what SQLite keeps per connection, once for each that the pool keeps. Without busy_timeout a writer that has to wait sleeps
/// in steps of 150 ms; without secure_delete what was erased would stay in free pages of the file; without recursive_triggers
/// REPLACE would get around those that keep a table append-only.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    /// <summary>So long a writer waits for another process: the library, which would wait anew after that, is told the same.</summary>
    public const int BusySeconds = 5;

    private static readonly string Pragmas =
        $"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -4000; "
        + "PRAGMA secure_delete = ON; PRAGMA recursive_triggers = ON;";

    /// <summary>The library's connections that are set; a pooled one is opened again as it was closed.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsSet(connection, out var handle))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Set.AddOrUpdate(handle, Set);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsSet(connection, out var handle))
            return;

        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Set.AddOrUpdate(handle, Set);
    }

    private static bool IsSet(DbConnection connection, out sqlite3 handle)
    {
        handle = ((SqliteConnection)connection).Handle!;
        return Set.TryGetValue(handle, out _);
    }
}
