using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Testing;

/// <summary>A copy of a service's database that is as old as the test wants it.</summary>
public sealed class LaggingReplica : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");

    /// <summary>Whoever may only read is given it.</summary>
    public string ConnectionString => $"Data Source={File}";

    private string File => Path.Combine(_folder.FullName, "replica.db");

    /// <summary>From here on it has all that the database has now.</summary>
    public void CatchUpWith(string database)
    {
        using var from = Open(database);
        using var to = Open(ConnectionString);
        from.BackupDatabase(to);
    }

    /// <summary>Changes a row that the database itself has otherwise: who is told of it, was told by the replica.</summary>
    public void Say(string sql)
    {
        using var connection = Open(ConnectionString);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (command.ExecuteNonQuery() == 0)
            throw new InvalidOperationException($"There is nothing to say so of: {sql}");
    }

    /// <summary>In the file's place there is what no database can be opened of.</summary>
    public void TakeAway()
    {
        Forget();
        System.IO.File.Move(File, $"{File}.away");
        Directory.CreateDirectory(File);
    }

    /// <summary>The file is there again, as it was.</summary>
    public void BringBack()
    {
        Directory.Delete(File);
        System.IO.File.Move($"{File}.away", File);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _folder.Delete(recursive: true);
    }

    // the pool goes by the text that the context was given
    private void Forget()
    {
        var options = new DbContextOptionsBuilder();
        options.UseTahoonSqlite($"{ConnectionString};Mode=ReadOnly");
        using var context = new DbContext(options.Options);
        SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
    }

    private static SqliteConnection Open(string text)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(text) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
