using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.AuditedBaseline.Storage;

/// <summary>Connections to a SQLite file that are set as those of the services are: the very same code sets them.</summary>
internal static class TunedStorage
{
    /// <summary>Write-ahead log, as EF Core sets where it makes a file; it stays with the file.</summary>
    public static void Make(string file, string tables)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var opened = Open(file);
        Execute(opened.Connection, "PRAGMA journal_mode = wal");
        Execute(opened.Connection, tables);
    }

    public static Opened Open(string file)
    {
        var context = new Bare(new DbContextOptionsBuilder().UseTahoonSqlite($"Data Source={file}").Options);
        context.Database.OpenConnection();
        return new Opened(context);
    }

    public static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>An open connection; it goes back to the pool.</summary>
    internal sealed class Opened(DbContext context) : IDisposable
    {
        public DbConnection Connection { get; } = context.Database.GetDbConnection();

        public void Dispose() => context.Dispose();
    }

    private sealed class Bare(DbContextOptions options) : DbContext(options);
}
