using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Data;

public sealed class SqliteConnectionSetupTests : IDisposable
{
    private static readonly (string Name, long Value)[] Wanted =
    [
        ("busy_timeout", 5000), ("synchronous", 2), ("foreign_keys", 1), ("cache_size", -4000), ("secure_delete", 1), ("recursive_triggers", 1),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");

    private string Text => $"Data Source={Path.Combine(_folder.FullName, "things.db")}";

    public void Dispose()
    {
        TestDatabase.Forget(Text);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_set_when_a_connection_is_made_is_set_each_time_the_pool_gives_it_out()
    {
        var handles = new HashSet<object>();
        for (var opening = 0; opening < 3; opening++)
            await OpenAsync(handles);

        Assert.Single(handles);
    }

    [Fact]
    public async Task Of_connections_that_are_open_at_once_each_is_set()
    {
        var handles = new HashSet<object>();
        await OpenAsync(handles, () => OpenAsync(handles, () => OpenAsync(handles)));

        Assert.Equal(3, handles.Count);
    }

    private async Task OpenAsync(HashSet<object> handles, Func<Task>? meanwhile = null)
    {
        await using var context = new DbContext(new DbContextOptionsBuilder().UseTahoonSqlite(Text).Options);
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        handles.Add(connection.Handle ?? throw new UnreachableException());
        Assert.Equal(Wanted, Wanted.Select(pragma => (pragma.Name, Read(connection, pragma.Name))));
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
    }

    private static long Read(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return (long)command.ExecuteScalar()!;
    }
}
