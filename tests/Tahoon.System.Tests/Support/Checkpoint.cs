using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Tahoon.SystemTests.Support;

/// <summary>Brings what is in write-ahead logs into the files themselves.</summary>
internal static class Checkpoint
{
    /// <summary>True where every log of the folder is empty; a reader or writer in between keeps one for a moment.</summary>
    public static bool All(string folder) => Directory.EnumerateFiles(folder, "*.db", SearchOption.AllDirectories).ToList().TrueForAll(Of);

    [SuppressMessage("Performance", "CA1849", Justification = "SQLite knows no other way.")]
    private static bool Of(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA busy_timeout = 2000; PRAGMA wal_checkpoint(TRUNCATE)";
        using var row = checkpoint.ExecuteReader();
        return row.NextResult() && row.Read() && row.GetInt64(0) == 0;
    }
}
