using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tahoon.ServiceDefaults.Faults;

/// <summary>
/// Lets a SQLite file grow no further while that is ordered: the engine itself then says that the disk is full. The limit
/// belongs to a connection, and pooled ones come back, so it is set at every opening.
/// </summary>
internal sealed class FullStorage(OrderedFaults faults) : DbConnectionInterceptor
{
    // the least that the engine takes is the size that the file has already
    private const string Full = "PRAGMA max_page_count = 1", Free = "PRAGMA max_page_count = 4294967294";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Limit(connection);
        command?.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Limit(connection) is not { } command)
            return;

        await using (command)
            await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "One of two constants.")]
    private DbCommand? Limit(DbConnection connection)
    {
        if (connection is not SqliteConnection)
            return null;

        var command = connection.CreateCommand();
        command.CommandText = faults.StorageFull ? Full : Free;
        return command;
    }
}
