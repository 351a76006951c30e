using Microsoft.EntityFrameworkCore;

namespace Tahoon.ServiceDefaults.Data.Migrating;

/// <summary>
/// Readers see what was last committed and wait for no writer. SQLite's write-ahead log gives that; on SQL Server it is said of
/// each database. EF Core says READ_COMMITTED_SNAPSHOT as it makes one, and in Azure both are on from the start.
/// </summary>
internal static class SnapshotIsolation
{
    /// <summary>Lets transactions ask for a snapshot.</summary>
    internal static Task AllowAsync(DbContext context, CancellationToken cancellation)
    {
        // a name can't be a parameter; 5 is Azure SQL
        var name = context.Database.GetDbConnection().Database.Replace("]", "]]", StringComparison.Ordinal);
        var statement = $"IF SERVERPROPERTY('EngineEdition') <> 5 ALTER DATABASE [{name}] SET ALLOW_SNAPSHOT_ISOLATION ON;";
        return context.Database.ExecuteSqlRawAsync(statement, cancellation);
    }
}
