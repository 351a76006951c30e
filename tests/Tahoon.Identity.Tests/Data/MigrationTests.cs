using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.Identity.Data;
using Tahoon.ServiceDefaults.Data;
using Xunit;

namespace Tahoon.Identity.Tests.Data;

public sealed class MigrationTests : IDisposable
{
    private const string Before = "Initial";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "identity.db")}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Testing.TestDatabase.Forget(ConnectionString);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_one_secret_of_an_application_becomes_its_first_and_nothing_else_is_lost()
    {
        await using var context = Open();
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancellation);
        await FillAsync(context);

        await context.Database.MigrateAsync(Cancellation);

        Assert.Equal("S1|1|protected|", await TextAsync(context,
            "SELECT ApplicationId || '|' || Slot || '|' || ProtectedText || '|' || IFNULL(RevokedAt, '') FROM SigningSecrets"));
        Assert.Equal("P1:0:0:,S1:1:1:", await TextAsync(context,
            "SELECT group_concat(Id || ':' || RequireSignature || ':' || ValidSecrets || ':' || AllowedOrigins) FROM (SELECT * FROM Applications ORDER BY Id)"));
        Assert.Equal("protected", await TextAsync(context, "SELECT ProtectedSigningSecret FROM Applications WHERE Id = 'S1'"));
        Assert.Equal("K1:P1,K2:S1", await TextAsync(context,
            "SELECT group_concat(Id || ':' || ApplicationId) FROM (SELECT * FROM AccessKeys ORDER BY Id)"));
        Assert.Equal("", await TextAsync(context, "SELECT IFNULL(group_concat(\"table\"), '') FROM pragma_foreign_key_check"));
    }

    [Fact]
    public async Task The_way_back_keeps_a_valid_secret()
    {
        await using var context = Open();
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancellation);
        await FillAsync(context);
        await context.Database.MigrateAsync(Cancellation);
        await context.Database.ExecuteSqlRawAsync(
            "UPDATE SigningSecrets SET RevokedAt = '2026-06-02 00:00:00'; INSERT INTO SigningSecrets VALUES ('N1', 'S1', 2, 'newer', '2026-06-02 00:00:00', NULL)",
            Cancellation);

        await context.GetService<IMigrator>().MigrateAsync(Before, Cancellation);

        Assert.Equal("newer", await TextAsync(context, "SELECT ProtectedSigningSecret FROM Applications WHERE Id = 'S1'"));
        Assert.Equal("2", await TextAsync(context, "SELECT COUNT(*) FROM AccessKeys"));
    }

    [Fact]
    public void On_sql_server_secrets_are_moved_and_counted_before_the_rules_hold()
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);

        var script = context.GetService<IMigrator>().GenerateScript(Before);

        int At(string text) => script.IndexOf(text, StringComparison.Ordinal);
        int[] order =
        [
            At("CREATE TABLE [SigningSecrets]"), At("INSERT INTO \"SigningSecrets\""), At("SET \"ValidSecrets\" = 1"),
            At("CONSTRAINT [CK_Applications_ValidSecrets]"),
        ];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.DoesNotContain("DROP COLUMN [ProtectedSigningSecret]", script, StringComparison.Ordinal);
    }

    private SqliteIdentityDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteIdentityDb>();
        options.UseTahoonSqlite(ConnectionString);
        return new SqliteIdentityDb(options.Options);
    }

    /// <summary>An application that signs and one that does not, each with a key.</summary>
    private static Task<int> FillAsync(SqliteIdentityDb context) => context.Database.ExecuteSqlRawAsync(
        """
        INSERT INTO Organisations (Id, Name, DefaultLanguage, CreatedAt) VALUES ('O1', 'Clinic', 'en', '2026-06-01 00:00:00');
        INSERT INTO Applications (Id, OrganisationId, Name, Scopes, RequireSignature, ProtectedSigningSecret, CreatedAt) VALUES
            ('P1', 'O1', 'Plain', 'bookings', 0, NULL, '2026-06-01 00:00:00'),
            ('S1', 'O1', 'Signs', 'bookings', 1, 'protected', '2026-06-01 00:00:00');
        INSERT INTO AccessKeys (Id, ApplicationId, Slot, CreatedAt, Hash) VALUES
            ('K1', 'P1', 1, '2026-06-01 00:00:00', zeroblob(32)), ('K2', 'S1', 1, '2026-06-01 00:00:00', randomblob(32));
        """,
        Cancellation);

    private static async Task<string> TextAsync(SqliteIdentityDb context, string sql)
    {
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var command = (SqliteCommand)context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture)!;
    }
}
