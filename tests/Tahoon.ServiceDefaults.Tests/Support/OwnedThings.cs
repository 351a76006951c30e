using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.ServiceDefaults.Tests.Support;

/// <summary>A row with all three owners.</summary>
internal sealed class Letter
{
    public required Guid Id { get; init; }

    public required Guid Clinic { get; set; }

    public required Guid Patient { get; init; }

    public required Guid Doctor { get; init; }

    public string Text { get; set; } = "";
}

/// <summary>A part of a letter.</summary>
internal sealed class Page
{
    public required Guid Id { get; init; }

    public Guid? LetterId { get; init; }
}

/// <summary>A row that all of an organisation reads, and that its doctor changes.</summary>
internal sealed class Notice
{
    public required Guid Id { get; init; }

    public required Guid Clinic { get; init; }

    public required Guid Doctor { get; init; }

    public string Text { get; set; } = "";
}

internal sealed class LettersDb(DbContextOptions<LettersDb> options) : OwnedDbContext(options)
{
    private static readonly Ownership Rows = new Ownership()
        .Of<Letter>(row => row.Clinic, row => row.Patient, row => row.Doctor)
        .Part<Page, Letter>(row => row.LetterId)
        .OpenWithin<Notice>(row => row.Clinic, provider: row => row.Doctor);

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<Page> Pages => Set<Page>();

    public DbSet<Notice> Notices => Set<Notice>();

    protected override Ownership Owners => Rows;
}

/// <summary>Owned rows in a file of their own, behind a pool of one context.</summary>
internal sealed class LettersFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");
    private readonly WriterGate<LettersDb> _gate = new(oneAtATime: true);
    private readonly ServiceProvider _services;

    public LettersFile()
    {
        _services = new ServiceCollection()
            .AddHttpContextAccessor()
            .AddPooledDbContextFactory<LettersDb>(
                options => options.UseSqlite($"Data Source={Path.Combine(_folder.FullName, "letters.db")}"), poolSize: 1)
            .BuildServiceProvider();
        Database = new Database<LettersDb>(Contexts, _gate, ActivatorUtilities.CreateInstance<AmbientReach>(_services));
        using var context = Contexts.CreateDbContext();
        context.Database.EnsureCreated();
    }

    public IDbContextFactory<LettersDb> Contexts => _services.GetRequiredService<IDbContextFactory<LettersDb>>();

    public Database<LettersDb> Database { get; }

    public static Task SaveAsync(Database<LettersDb> database, Func<LettersDb, Task> change) => database.WriteAsync(
        async (context, _) =>
        {
            await change(context);
            return true;
        },
        CancellationToken.None);

    public void Dispose()
    {
        using (var context = Contexts.CreateDbContext())
            SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
        _services.Dispose();
        _gate.Dispose();
        _folder.Delete(recursive: true);
    }
}
