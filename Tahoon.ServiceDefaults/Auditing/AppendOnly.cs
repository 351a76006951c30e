using Microsoft.EntityFrameworkCore.Migrations;

namespace Tahoon.ServiceDefaults.Auditing;

/// <summary>
/// Makes a table append-only by triggers, for its migration: the database itself refuses updates, and deletes of what is not
/// old enough. A model that has such a table says <c>HasTrigger</c>, as SQL Server takes no OUTPUT clause there.
/// </summary>
public static class AppendOnly
{
    /// <summary>The name of a table's trigger.</summary>
    public static string TriggerOf(string table) => $"TR_{table}_AppendOnly";

    /// <summary>Adds the triggers.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="table">The table.</param>
    /// <param name="deletableAfterDays">Rows whose <c>At</c> is so old may be deleted, for retention; null where none ever may.</param>
    public static void MakeAppendOnly(this MigrationBuilder migration, string table, int? deletableAfterDays = null)
    {
        if (IsSqlite(migration))
            MakeInSqlite(migration, table, deletableAfterDays);
        else
            migration.Sql(SqlServer(table, deletableAfterDays));
    }

    /// <summary>Takes the triggers away.</summary>
    public static void LetChange(this MigrationBuilder migration, string table)
    {
        migration.Sql($"DROP TRIGGER {TriggerOf(table)};");
        if (IsSqlite(migration))
            migration.Sql($"DROP TRIGGER {TriggerOf(table)}_Delete;");
    }

    private static bool IsSqlite(MigrationBuilder migration) =>
        migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) is true;

    private static void MakeInSqlite(MigrationBuilder migration, string table, int? days)
    {
        var young = days is null ? "" : $"WHEN OLD.At > strftime('%Y-%m-%d %H:%M:%f', 'now', '-{days} days') ";
        migration.Sql(
            $"CREATE TRIGGER {TriggerOf(table)} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
        migration.Sql(
            $"CREATE TRIGGER {TriggerOf(table)}_Delete BEFORE DELETE ON {table} {young}BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
    }

    /// <summary>One statement of its own, as CREATE TRIGGER wants it, also within a script of all migrations.</summary>
    private static string SqlServer(string table, int? days)
    {
        var young = days is null ? "" : $" WHERE At > DATEADD(day, -{days}, SYSUTCDATETIME())";
        return $"""
            EXEC(N'CREATE TRIGGER {TriggerOf(table)} ON {table} AFTER UPDATE, DELETE AS
            BEGIN
                SET NOCOUNT ON;
                IF EXISTS (SELECT 1 FROM inserted) OR EXISTS (SELECT 1 FROM deleted{young})
                    THROW 51000, ''{table} is append-only'', 1;
            END');
            """;
    }
}
