using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Tahoon.ServiceDefaults.Data.Migrating;

/// <summary>
/// One migration of a database at a time. SQL Server's lock ends with its connection. EF Core's lock on SQLite is a row, which a
/// killed process leaves for ever: here a file beside the database is locked, which the system gives back however a process ends,
/// and a row that is found under it is nobody's.
/// </summary>
public static class MigrationTurn
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    /// <summary>Applies the migrations that are missing, after whoever does so now.</summary>
    public static async Task MigrateInTurnAsync(this DbContext context, CancellationToken cancellation)
    {
        if (!context.Database.IsSqlite())
        {
            await context.Database.MigrateAsync(cancellation);
            await SnapshotIsolation.AllowAsync(context, cancellation);
            return;
        }

        var file = new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
        await using var turn = await TakeAsync(file + ".migrating", cancellation);

        // the journal's mode is set with the file; a process that is killed between the two leaves a file that would never have it
        await context.Database.OpenConnectionAsync(cancellation);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'; DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellation);
        await context.Database.MigrateAsync(cancellation);

        // a migration may have left them off, and the pool keeps the connection as it is
        await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON;", cancellation);
        await context.Database.CloseConnectionAsync();
    }

    private static async Task<FileStream> TakeAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException busy) when (busy is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(Again, cancellation);
            }
        }
    }
}
