using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tahoon.Notification.Data;
using Tahoon.ServiceDefaults.Data;
using Xunit;

namespace Tahoon.Notification.Tests.Data;

public sealed class MigrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-test-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "notification.db")}";

    public void Dispose()
    {
        Testing.TestDatabase.Forget(ConnectionString);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Recipients_and_devices_stay_and_a_phone_of_several_users_is_the_last_ones()
    {
        await using var context = Context();
        await context.GetService<IMigrator>().MigrateAsync("Initial", Cancellation);
        await context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO Recipients (UserId, OrganisationId, Language, TimeZone, Version) VALUES ('A', 'O', 'en', 'UTC', 1), ('B', 'O', 'ar', 'Asia/Kuwait', 2);
            INSERT INTO Devices (Id, UserId, Token, Platform, RegisteredAt) VALUES
                ('1', 'A', 'handed-on', 'ios', '2026-06-01 08:00:00'), ('2', 'B', 'handed-on', 'ios', '2026-06-01 09:00:00'),
                ('3', 'A', 'own', 'web', '2026-06-01 08:00:00'), ('4', 'B', 'tied', 'web', '2026-06-01 08:00:00'), ('5', 'A', 'tied', 'web', '2026-06-01 08:00:00');
            """,
            Cancellation);

        await context.Database.MigrateAsync(Cancellation);

        Assert.Equal(["A en", "B ar"], await RowsAsync(context, "SELECT UserId || ' ' || Language AS Value FROM Recipients ORDER BY UserId"));
        Assert.Equal(
            ["2 B handed-on", "3 A own", "5 A tied"],
            await RowsAsync(context, "SELECT Id || ' ' || UserId || ' ' || Token AS Value FROM Devices ORDER BY Id"));
        await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync(
            "INSERT INTO Devices (Id, UserId, Token, Platform, RegisteredAt) VALUES ('6', 'B', 'own', 'web', '2026-06-01 08:00:00')", Cancellation));
    }

    private static Task<List<string>> RowsAsync(SqliteNotificationDb context, string sql) =>
        context.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancellation);

    private SqliteNotificationDb Context()
    {
        var options = new DbContextOptionsBuilder<SqliteNotificationDb>();
        options.UseTahoonSqlite(ConnectionString);
        return new SqliteNotificationDb(options.Options);
    }
}
