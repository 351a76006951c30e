using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Testing.Statements;

/// <summary>Contexts of a service's model that a <see cref="Recorder"/> listens to in place of a server.</summary>
internal static class Twins
{
    /// <summary>The engine's model of a service, such as SqlServerBookingDb, with every row in reach.</summary>
    /// <param name="engine">The context's type, of either engine.</param>
    /// <param name="listening">Hears the statements.</param>
    internal static DbContext Of(Type engine, Recorder listening)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(engine))!;
        if (IsSqlite(engine))
            options.UseSqlite("Data Source=:memory:", AddDatabaseExtensions.Waiting);
        else
            options.UseSqlServer("Server=nowhere;Database=tahoon", AddDatabaseExtensions.Retrying)
                .UseSqlServer(sqlServer => sqlServer.ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)));

        options.AddInterceptors(listening).ConfigureWarnings(AddDatabaseExtensions.Quiet);
        var twin = (DbContext)Activator.CreateInstance(engine, options.Options)!;
        (twin as OwnedDbContext)?.Within(Reach.Everything, writing: true);
        return twin;
    }

    /// <summary>The type beside this one, for SQL Server.</summary>
    internal static Type SqlServerOf(Type sqlite) => sqlite.Assembly.GetType(
        sqlite.FullName!.Replace("Sqlite", "SqlServer", StringComparison.Ordinal), throwOnError: true)!;

    internal static bool IsSqlite(Type engine) => engine.Name.StartsWith("Sqlite", StringComparison.Ordinal);
}
