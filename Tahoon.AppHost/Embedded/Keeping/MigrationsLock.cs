using Microsoft.Data.Sqlite;

namespace Tahoon.AppHost.Embedded.Keeping;

/// <summary>
/// EF Core's lock around migrations is a row in SQLite: a process killed in the middle leaves it, and every later
/// migration waits for ever. Nobody else migrates this file, as the runner owns its folder, so the row is stale.
/// </summary>
internal static class MigrationsLock
{
    public static async Task ClearAsync(string connectionString, CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (!File.Exists(file))
            return;

        var builder = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        await using var connection = new SqliteConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static bool IsSqlite(string connectionString) =>
        connectionString.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
        && !connectionString.Contains("Initial Catalog", StringComparison.OrdinalIgnoreCase)
        && !connectionString.Contains("Database=", StringComparison.OrdinalIgnoreCase);
}
