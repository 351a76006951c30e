using Microsoft.Data.Sqlite;

namespace Tahoon.AppHost.Fixture;

/// <summary>Migrates as EF Core does: takes its lock by a row, waits for ever while another has it, and gives it back.</summary>
internal static class Migration
{
    public static async Task<int> RunAsync()
    {
        await using var connection = new SqliteConnection(Environment.GetEnvironmentVariable("ConnectionStrings__shop-db"));
        await connection.OpenAsync();
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        while (await ExecuteAsync(connection, "INSERT OR IGNORE INTO \"__EFMigrationsLock\" VALUES (1, '')") is 0)
            await Task.Delay(50);

        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY)");
        await ExecuteAsync(connection, "INSERT INTO runs DEFAULT VALUES");
        if (Environment.GetEnvironmentVariable("FIXTURE_SLOW_MIGRATION") is "1")
            await Task.Delay(Timeout.InfiniteTimeSpan);
        await ExecuteAsync(connection, "DELETE FROM \"__EFMigrationsLock\"");
        return 0;
    }

    private static async Task<int> ExecuteAsync(SqliteConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteNonQueryAsync();
    }
}
