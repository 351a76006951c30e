using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.ServiceDefaults.Data.Replicas;

/// <summary>Registers the replica of a service's database, where one is configured.</summary>
internal static class ReadReplicaExtensions
{
    public static void AddReadReplica<TContext, TSqlite, TSqlServer>(this IHostApplicationBuilder builder, string connectionName)
        where TContext : DbContext
        where TSqlite : TContext
        where TSqlServer : TContext
    {
        if (builder.Configuration.GetConnectionString($"{connectionName}-readonly") is not { Length: > 0 } text)
            return;

        builder.Services.AddSingleton(services => new ReadReplica<TContext>(
            AddDatabaseExtensions.IsSqlite(text)
                ? new Contexts<TContext, TSqlite>(options => options.UseSqliteReplica(text))
                : new Contexts<TContext, TSqlServer>(options => options.UseSqlServerReplica(text)),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<ReadReplica<TContext>>>()));
    }

    internal static void UseSqliteReplica(this DbContextOptionsBuilder options, string connectionString) => options.UseTahoonSqlite(
        new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString());

    /// <summary>
    /// Nothing is tried again by the client: neither a statement, as the database itself can be asked, nor a connection, whose
    /// second try may come to another replica.
    /// </summary>
    internal static void UseSqlServerReplica(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(
            new SqlConnectionStringBuilder(connectionString)
            {
                ApplicationIntent = ApplicationIntent.ReadOnly,
                MaxPoolSize = 64,
                ConnectTimeout = 2,
                ConnectRetryCount = 0,
            }.ConnectionString,
            sqlServer => sqlServer.CommandTimeout(3))
        .AddInterceptors(DatabaseSpans.Instance, DatabaseConnections.Instance)
        .ConfigureWarnings(AddDatabaseExtensions.Quiet);

    private sealed class Contexts<TContext, TEngine>(Action<DbContextOptionsBuilder> configure) : IDbContextFactory<TContext>
        where TContext : DbContext
        where TEngine : TContext
    {
        private readonly PooledDbContextFactory<TEngine> _pool = Pool(configure);

        public TContext CreateDbContext() => _pool.CreateDbContext();

        private static PooledDbContextFactory<TEngine> Pool(Action<DbContextOptionsBuilder> configure)
        {
            var options = new DbContextOptionsBuilder<TEngine>();
            configure(options);
            return new PooledDbContextFactory<TEngine>(options.Options);
        }
    }
}
