using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.Catalogue.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing;

namespace Tahoon.Catalogue.Tests;

public sealed class MigrationTests : IDisposable
{
    private const string First = "00000000-0000-0000-0000-00000000000A", Second = "00000000-0000-0000-0000-00000000000B";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "catalogue.db")}";

    public void Dispose()
    {
        TestDatabase.Forget(ConnectionString);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Specialities_that_all_organisations_shared_become_each_one_s_own()
    {
        await using var context = new SqliteCatalogueDb(
            (DbContextOptions<SqliteCatalogueDb>)new DbContextOptionsBuilder<SqliteCatalogueDb>().UseTahoonSqlite(ConnectionString).Options);
        var migrator = context.GetService<IMigrator>();
        await migrator.MigrateAsync("AddDirectoryMarks", Cancellation);
        await RunAsync($"""
            INSERT INTO "Specialities" ("Id", "Name_En", "Name_Ar") VALUES
                ('10000000-0000-0000-0000-000000000001', 'Sleep', 'النوم'),
                ('10000000-0000-0000-0000-000000000002', 'Pain', 'الألم'),
                ('10000000-0000-0000-0000-000000000003', 'PAIN', 'ألم');
            INSERT INTO "Providers" ("Id", "OrganisationId", "Number", "Gender", "YearsOfExperience", "Active", "SearchText",
                "Name_En", "Name_Ar", "SortName_En", "SortName_Ar", "Biography_En", "Biography_Ar")
            SELECT '2000000' || number || '-0000-0000-0000-000000000000', organisation, number, 'female', 1, 1, 'a sleep', 'A', 'A', 'a', 'a', '', ''
            FROM (SELECT 1 AS number, '{First}' AS organisation UNION SELECT 2, '{Second}');
            INSERT INTO "ProviderSpecialities" ("ProviderId", "SpecialityId")
            SELECT "Id", '10000000-0000-0000-0000-000000000001' FROM "Providers";
            INSERT INTO "DirectoryMarks" VALUES ('{First}', 7);
            """);

        await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(
            [(First, "PAIN"), (First, "Pain"), (First, "Sleep"), (Second, "PAIN"), (Second, "Pain"), (Second, "Sleep")],
            await ReadAsync("""SELECT "OrganisationId", "Name_En" FROM "Specialities" ORDER BY 1, 2"""));
        Assert.Equal(
            [(First, First), (Second, Second)],
            await ReadAsync("""
                SELECT p."OrganisationId", s."OrganisationId" FROM "ProviderSpecialities" ps
                JOIN "Providers" p ON p."Id" = ps."ProviderId" JOIN "Specialities" s ON s."Id" = ps."SpecialityId" ORDER BY 1
                """));
        Assert.Equal([("10000000-0000-0000-0000-000000000001", "sleep")],
            await ReadAsync($"""SELECT "Id", "FoldedEn" FROM "Specialities" WHERE "OrganisationId" = '{First}' AND "Name_En" = 'Sleep'"""));
        Assert.Equal([(First, "8"), (Second, "1")], await ReadAsync("""SELECT "OrganisationId", "Version" FROM "DirectoryMarks" ORDER BY 1"""));
        Assert.Equal([("a a", "1"), ("a a", "1")], await ReadAsync("""SELECT "SearchText", "Version" FROM "Providers" """));
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<List<(string, string)>> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
