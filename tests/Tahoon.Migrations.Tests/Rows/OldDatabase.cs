using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.Migrations.Tests.Histories;
using Tahoon.Testing;

namespace Tahoon.Migrations.Tests.Rows;

/// <summary>A database as an earlier version left it, with rows in every table.</summary>
internal sealed class OldDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");
    private readonly History _history;

    private OldDatabase(History history) => _history = history;

    public string File => Path.Combine(_folder.FullName, "service.db");

    public string ConnectionString => $"Data Source={File}";

    public static async Task<OldDatabase> AtAsync(History history, string? version, CancellationToken cancellation)
    {
        var database = new OldDatabase(history);
        if (version is null)
            return database;

        await using var context = database.Open();
        await context.GetService<IMigrator>().MigrateAsync(version, cancellation);
        foreach (var table in InOrder(history.TablesAt(version)))
            for (var row = 0; row < Plausible.Rows; row++)
                await FillAsync(context, Plausible.Insert(table, history.Service, row), cancellation);
        database.Forget();
        return database;
    }

    public DbContext Open() => _history.Open(ConnectionString);

    public void Forget() => TestDatabase.Forget(ConnectionString);

    public void Dispose()
    {
        Forget();
        _folder.Delete(recursive: true);
    }

    private static async Task FillAsync(DbContext context, string sql, CancellationToken cancellation)
    {
        try
        {
            await context.Database.ExecuteSqlRawAsync(sql, cancellation);
        }
        catch (Exception refused)
        {
            throw new InvalidOperationException($"{refused.Message}: a value for Particular? {sql}", refused);
        }
    }

    /// <summary>Those that others name come first.</summary>
    private static IEnumerable<ITable> InOrder(IReadOnlyList<ITable> tables)
    {
        var left = tables.ToList();
        while (left.Count > 0)
        {
            var next = left.First(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || !left.Contains(key.PrincipalTable)));
            left.Remove(next);
            yield return next;
        }
    }
}
