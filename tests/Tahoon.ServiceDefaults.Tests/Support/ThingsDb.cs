using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Idempotency;

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
        modelBuilder.MapAccessTrail();
        DatabaseClock.Map(modelBuilder, Database.IsSqlite());
        modelBuilder.MapClaims();
    }
}

/// <summary>A database file of its own, that waits a second where it is locked.</summary>
internal sealed class ThingsFile : IDbContextFactory<ThingsDb>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");
    private readonly CommitCounter _counter = new();
    private readonly WriterGate<ThingsDb> _gate = new(oneAtATime: true);

    public ThingsFile()
    {
        ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "things.db")};Default Timeout=1";
        Database = new Database<ThingsDb>(this, _gate, new AmbientReach(new HttpContextAccessor()));
        using var context = CreateDbContext();
        context.Database.EnsureCreated();
    }

    public string ConnectionString { get; }

    /// <summary>How many transactions were committed.</summary>
    public int Commits => _counter.Commits;

    public Database<ThingsDb> Database { get; }

    public ThingsDb CreateDbContext() =>
        new(new DbContextOptionsBuilder<ThingsDb>().UseSqlite(ConnectionString).AddInterceptors(_counter).Options);

    public Task<int> CountAsync() => Database.ReadAsync((context, token) => context.Things.CountAsync(token), default);

    public void Dispose()
    {
        _gate.Dispose();
        using (var context = CreateDbContext())
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        _folder.Delete(recursive: true);
    }

    private sealed class CommitCounter : DbTransactionInterceptor
    {
        private int _commits;

        public int Commits => _commits;

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _commits);
            return Task.CompletedTask;
        }
    }
}
