using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Data.Migrating;
using Tahoon.Testing.Statements;

namespace Tahoon.Testing;

/// <summary>The database of a service under test, with every row in reach.</summary>
public static class TestDatabase
{
    /// <summary>Applies the service's real migrations, and its demonstration data where asked.</summary>
    public static async Task MigrateAsync<TContext>(this IServiceProvider services, bool demonstration = false)
        where TContext : DbContext
    {
        await using (var context = await services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContextAsync())
            await context.MigrateInTurnAsync(CancellationToken.None);

        if (demonstration)
        {
            var data = services.GetRequiredService<IDemonstrationData<TContext>>();
            await services.SaveAsync<TContext>(database => data.AddAsync(database, CancellationToken.None));
        }
    }

    /// <summary>Writes what a test needs to be there, in one transaction.</summary>
    public static async Task WriteAsync<TContext>(this IServiceProvider services, Func<TContext, Task> write)
        where TContext : DbContext
    {
        StatementWatch.LookAway();
        await services.SaveAsync(write);
    }

    /// <summary>Reads what a test wants to see.</summary>
    public static Task<T> ReadAsync<TContext, T>(this IServiceProvider services, Func<TContext, Task<T>> read)
        where TContext : DbContext =>
        services.GetRequiredService<Database<TContext>>().AsSystem.ReadAsync((context, _) => read(context), CancellationToken.None);

    /// <summary>Keeps a SQLite file from all other writers until it is disposed, as a process does that stands still in a transaction.</summary>
    public static async Task<IAsyncDisposable> LockAsync(string connectionString)
    {
        TestServers.SqliteAlone("a file is kept from others");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Ends what a service's database leaves: a pool, or a database on a server.</summary>
    public static async Task RemoveAsync(string connectionString)
    {
        if (AddDatabaseExtensions.IsSqlite(connectionString))
        {
            Forget(connectionString);
            return;
        }

        await using var context = new DbContext(new DbContextOptionsBuilder().UseTahoonSqlServer(connectionString).Options);
        SqlConnection.ClearPool((SqlConnection)context.Database.GetDbConnection());
        await context.Database.EnsureDeletedAsync();
    }

    /// <summary>Closes what is pooled of one database, and of no other: tests beside this one are using theirs.</summary>
    public static void Forget(string connectionString)
    {
        // the pool goes by the text that the context was given
        var options = new DbContextOptionsBuilder().UseTahoonSqlite(connectionString).Options;
        using var context = new DbContext(options);
        SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
    }

    private static Task<bool> SaveAsync<TContext>(this IServiceProvider services, Func<TContext, Task> write)
        where TContext : DbContext => services.GetRequiredService<Database<TContext>>().AsSystem.WriteAsync(
            async (context, _) =>
            {
                await write(context);
                return true;
            },
            CancellationToken.None);
}
