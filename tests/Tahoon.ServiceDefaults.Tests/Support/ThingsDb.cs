using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.ServiceDefaults.Tests.Support;

internal sealed class Thing
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public DateTime At { get; set; } = DateTime.UnixEpoch;
}

internal sealed class ThingsDb(DbContextOptions<ThingsDb> options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseTahoonConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Thing>().HasIndex(thing => thing.Name).IsUnique();
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
    }
}

/// <summary>A database file of its own, that waits a second where it is locked.</summary>
internal sealed class ThingsFile : IDbContextFactory<ThingsDb>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");
    private readonly WriterGate<ThingsDb> _gate = new(oneAtATime: true);

    public ThingsFile()
    {
        ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "things.db")};Default Timeout=1";
        Database = new Database<ThingsDb>(this, _gate, new AmbientReach(new HttpContextAccessor()));
        using var context = CreateDbContext();
        context.Database.EnsureCreated();
    }

    public string ConnectionString { get; }

    public Database<ThingsDb> Database { get; }

    public ThingsDb CreateDbContext() =>
        new(new DbContextOptionsBuilder<ThingsDb>().UseSqlite(ConnectionString).Options);

    public Task<int> CountAsync() => Database.ReadAsync((context, token) => context.Things.CountAsync(token), default);

    public void Dispose()
    {
        _gate.Dispose();
        using (var context = CreateDbContext())
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        _folder.Delete(recursive: true);
    }
}
