using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.ServiceDefaults.Aspire;

/// <summary>
/// SQL Server by Aspire's integration: connection string, settings and Entra authentication are its own. It registers a
/// connection per scope, so contexts are made over it and not pooled; the health check is ours, which asks through a context.
/// </summary>
internal static class SqlServerRegistration
{
    public static void AddSqlServerContexts<TContext, TSqlServer>(this IHostApplicationBuilder builder, string connectionName)
        where TContext : DbContext
        where TSqlServer : TContext
    {
        builder.AddSqlServerClient(connectionName, settings => settings.DisableHealthChecks = true);
        builder.Services.AddSingleton<IDbContextFactory<TContext>, ContextsOverConnections<TContext, TSqlServer>>();
    }

    private sealed class ContextsOverConnections<TContext, TSqlServer>(IServiceScopeFactory scopes) : IDbContextFactory<TContext>
        where TContext : DbContext
        where TSqlServer : TContext
    {
        public TContext CreateDbContext()
        {
            // the context owns the connection, which is all that the scope makes
            var services = scopes.CreateScope().ServiceProvider;
            var options = new DbContextOptionsBuilder<TSqlServer>()
                .UseSqlServer(
                    services.GetRequiredService<SqlConnection>(), contextOwnsConnection: true, AddDatabaseExtensions.Retrying)
                .AddInterceptors(DatabaseSpans.Instance, DatabaseConnections.Instance)
                .ConfigureWarnings(AddDatabaseExtensions.Quiet);
            return ActivatorUtilities.CreateInstance<TSqlServer>(services, options.Options);
        }
    }
}
