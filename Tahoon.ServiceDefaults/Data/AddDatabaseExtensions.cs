using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tahoon.ServiceDefaults.Data.Replicas;
using Tahoon.ServiceDefaults.Faults;
using Tahoon.ServiceDefaults.Telemetry;
#if ASPIRE
using Tahoon.ServiceDefaults.Aspire;
#endif

namespace Tahoon.ServiceDefaults.Data;

/// <summary>Registers a service's database.</summary>
public static class AddDatabaseExtensions
{
    /// <summary>
    /// Registers <see cref="Database{TContext}"/> over the connection string of that name, which decides its provider:
    /// <c>Data Source=</c> is SQLite, <c>Server=</c> is SQL Server. Adds the health check <c>database</c>. Where there is one of that
    /// name and <c>-readonly</c>, reads that allow it go there.
    /// </summary>
    /// <typeparam name="TContext">The model; code depends on this type only.</typeparam>
    /// <typeparam name="TSqlite">The model with SQLite's migrations.</typeparam>
    /// <typeparam name="TSqlServer">The model with SQL Server's migrations.</typeparam>
    /// <exception cref="InvalidOperationException">There is no such connection string.</exception>
    public static IHostApplicationBuilder AddDatabase<TContext, TSqlite, TSqlServer>(
        this IHostApplicationBuilder builder, string connectionName)
        where TContext : DbContext
        where TSqlite : TContext
        where TSqlServer : TContext
    {
        var text = builder.Configuration.GetConnectionString(connectionName)
            ?? throw new InvalidOperationException($"There is no connection string '{connectionName}'.");
        var sqlite = IsSqlite(text);

        if (sqlite)
            builder.Services.AddContexts<TContext, TSqlite>(options => options.UseTahoonSqlite(text));
        else
#if ASPIRE
            builder.AddSqlServerContexts<TContext, TSqlServer>(connectionName);
#else
            builder.Services.AddContexts<TContext, TSqlServer>(options => options.UseTahoonSqlServer(text));
#endif

        builder.AddReadReplica<TContext, TSqlite, TSqlServer>(connectionName);
        builder.Services.AddHttpContextAccessor();
        builder.Services.TryAddSingleton<AmbientReach>();
        builder.Services.AddSingleton(_ => new WriterGate<TContext>(oneAtATime: sqlite));
        builder.Services.AddSingleton<Database<TContext>>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth<TContext>>("database", tags: ["ready"]);
        return builder;
    }

    /// <summary>True where a connection string means SQLite.</summary>
    public static bool IsSqlite(string connectionString) =>
        connectionString.Contains("Data Source=", StringComparison.OrdinalIgnoreCase)
        && !connectionString.Contains("Initial Catalog=", StringComparison.OrdinalIgnoreCase)
        && !connectionString.Contains("Database=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Instants are UTC with microseconds in every column of both engines.</summary>
    public static void UseTahoonConventions(this ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTime>().HaveConversion<UtcMicroseconds>().HavePrecision(6);

    /// <summary>SQLite as every context of Tahoon uses it.</summary>
    public static DbContextOptionsBuilder UseTahoonSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlite(
                new SqliteConnectionStringBuilder(connectionString) { Pooling = true, DefaultTimeout = SqliteConnectionSetup.BusySeconds }.ToString(),
                Waiting)
            .AddInterceptors(new SqliteConnectionSetup(), DatabaseSpans.Instance, DatabaseConnections.Instance)
            .ConfigureWarnings(Quiet);

    /// <summary>SQL Server as every context of Tahoon uses it.</summary>
    public static DbContextOptionsBuilder UseTahoonSqlServer(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlServer(WithPool(connectionString), Retrying)
            .AddInterceptors(DatabaseSpans.Instance, DatabaseConnections.Instance)
            .ConfigureWarnings(Quiet);

    // a set is one parameter, read by json_each or OPENJSON: one text and one plan for sets of all sizes
    internal static void Waiting(SqliteDbContextOptionsBuilder sqlite) =>
        sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter).CommandTimeout(SqliteConnectionSetup.BusySeconds);

    internal static void Retrying(SqlServerDbContextOptionsBuilder sqlServer) => sqlServer
        .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
        .EnableRetryOnFailure(3, TimeSpan.FromSeconds(2), [1205, 1222, 3960])
        .CommandTimeout(10);

    internal static IServiceCollection AddContexts<TContext, TEngine>(
        this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
        where TEngine : TContext =>
        services
            .AddPooledDbContextFactory<TEngine>((provider, options) =>
            {
                configure(options);
                if (provider.GetService<FullStorage>() is { } full)
                    options.AddInterceptors(full, provider.GetRequiredService<SlowStorage>(), provider.GetRequiredService<DeadlyCommits>());
            })
            .AddSingleton<IDbContextFactory<TContext>, ContextsOf<TContext, TEngine>>();

    private static string WithPool(string connectionString) => new SqlConnectionStringBuilder(connectionString)
    {
        MinPoolSize = 2,
        MaxPoolSize = 64,
        ConnectTimeout = 5,
        ConnectRetryCount = 2,
    }.ConnectionString;

    /// <summary>A failure is told once, with its stack, by whoever handles its exception: not by each layer that it passes.</summary>
    internal static void Quiet(WarningsConfigurationBuilder warnings) => warnings
        .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
        .Ignore(CoreEventId.QueryIterationFailed)
        .Ignore(CoreEventId.SaveChangesFailed)
        .Ignore(RelationalEventId.CommandError)
        .Ignore(RelationalEventId.ConnectionError)
        .Ignore(RelationalEventId.TransactionError);

    private sealed class ContextsOf<TContext, TEngine>(IDbContextFactory<TEngine> engine) : IDbContextFactory<TContext>
        where TContext : DbContext
        where TEngine : TContext
    {
        public TContext CreateDbContext() => engine.CreateDbContext();
    }

    private sealed class UtcMicroseconds() : ValueConverter<DateTime, DateTime>(
        value => new DateTime(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
        value => new DateTime(value.Ticks, DateTimeKind.Utc));
}
