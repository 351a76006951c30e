using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Migrations.Tests.Histories;

/// <summary>A service's model on one engine, with all its migrations.</summary>
internal sealed record History(string Service, string Engine, Func<string, IInterceptor?, DbContext> Make)
{
    public DbContext Open(string connectionString, IInterceptor? interceptor = null) => Make(connectionString, interceptor);

    /// <summary>The names of the migrations, oldest first.</summary>
    public IReadOnlyList<string> Versions
    {
        get
        {
            using var context = Open("Data Source=history.db");
            return [.. context.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
        }
    }

    /// <summary>Each migration, oldest first.</summary>
    public IReadOnlyList<(string Name, Migration Migration)> Migrations
    {
        get
        {
            using var context = Open("Data Source=history.db");
            var known = context.GetService<IMigrationsAssembly>();
            var engine = context.Database.ProviderName!;
            return [.. Versions.Zip(known.Migrations.Values, (name, type) => (name, known.CreateMigration(type, engine)))];
        }
    }

    /// <summary>The tables as they are at a version.</summary>
    public IReadOnlyList<ITable> TablesAt(string version)
    {
        using var context = Open("Data Source=history.db");
        var model = Migrations.Single(migration => migration.Name == version).Migration.TargetModel;
        var readied = context.GetService<IModelRuntimeInitializer>().Initialize(
            model is IMutableModel mutable ? mutable.FinalizeModel() : model, designTime: true);
        return [.. readied.GetRelationalModel().Tables];
    }

    public override string ToString() => $"{Service} on {Engine}";

    internal static History OnSqlite<TContext>(string service, Func<DbContextOptions<TContext>, TContext> make)
        where TContext : DbContext => new(service, "SQLite", (connection, interceptor) =>
        {
            var options = new DbContextOptionsBuilder<TContext>();
            options.UseTahoonSqlite(connection);
            if (interceptor is not null)
                options.AddInterceptors(interceptor);
            return make(options.Options);
        });

    /// <summary>Never connected to: its history is read only.</summary>
    internal static History OnSqlServer<TContext>(string service, Func<DbContextOptions<TContext>, TContext> make)
        where TContext : DbContext => new(service, "SQL Server", (_, _) =>
        {
            var options = new DbContextOptionsBuilder<TContext>();
            options.UseTahoonSqlServer("Server=nowhere;Database=nothing");
            return make(options.Options);
        });
}
