using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Tahoon.Migrations.Tests.Histories;
using Xunit;

namespace Tahoon.Migrations.Tests;

/// <summary>
/// Old replicas run beside a new schema: a migration adds. What takes something away, or forbids what was allowed, is listed here with
/// the reason why the version before does not mind.
/// </summary>
public sealed class ExpandContractTests
{
    private static readonly Dictionary<string, string> Contractions = new(StringComparer.Ordinal)
    {
        ["catalogue AddCatalogueAdministration: unique index IX_Specialities_OrganisationId_FoldedAr"] = "on a new column; nobody wrote specialities before",
        ["catalogue AddCatalogueAdministration: unique index IX_Specialities_OrganisationId_FoldedEn"] = "on a new column; nobody wrote specialities before",
        ["identity AddOperatorsAndSigningSecrets: rule CK_Applications_AllowedOrigins"] = "on a new column with a default that keeps it",
        ["identity AddOperatorsAndSigningSecrets: rule CK_Applications_ValidSecrets"] = "on a new column with a default that keeps it",
        ["notification AddPrivacy: rule CK_Recipients_Erased"] = "on a new column that the version before leaves null",
        ["notification AddPrivacy: rule CK_Devices_Token"] = "wider than the one it replaces, which goes in the same transaction",
        ["notification AddPrivacy: unique index IX_Devices_Token"] = "a phone has one user: the version before is told of a conflict, which it answers as busy",
        ["notification AddPrivacy: altered column Devices.Token"] = "longer than before",
        ["scheduling AddHolds: rule CK_Allocations_Holder"] = "the version before makes no holds",
        ["scheduling AddHolds: unique index IX_Allocations_HoldId"] = "on a new column that the version before leaves null",
        ["scheduling DateHoursThatAreClosed: unique index IX_DateHours_ProviderId_Date_Opens"] = "weaker than the one that it replaces",
        ["booking AddPrivacy: altered column Bookings.Notes"] = "longer than before",
        ["booking AddPrivacy: append-only BookingEvents"] = "the version before only appends",
    };

    [Fact]
    public void What_a_migration_takes_from_the_version_before_is_listed_with_its_reason() => Assert.Equal(
        Contractions.Keys.Order(StringComparer.Ordinal),
        Services.OnSqlite.Concat(Services.OnSqlServer).SelectMany(Found).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Found(History history)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, migration) in history.Migrations)
        {
            var found = migration.UpOperations.Select(operation => Contraction(operation, known)).OfType<string>().ToList();
            known.UnionWith(migration.UpOperations.OfType<CreateTableOperation>().Select(table => table.Name));
            foreach (var one in found)
                yield return $"{history.Service} {name}: {one}";
        }
    }

    /// <summary>What an operation takes away or forbids in a table that an earlier migration made; null where it only adds.</summary>
    private static string? Contraction(MigrationOperation operation, HashSet<string> known) => operation switch
    {
        DropTableOperation table => $"dropped table {table.Name}",
        DropColumnOperation column => $"dropped column {column.Table}.{column.Name}",
        RenameTableOperation table => $"renamed table {table.Name}",
        RenameColumnOperation column => $"renamed column {column.Table}.{column.Name}",
        AlterColumnOperation column => $"altered column {column.Table}.{column.Name}",
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null } column => $"required column {column.Table}.{column.Name}",
        AddCheckConstraintOperation rule when known.Contains(rule.Table) => $"rule {rule.Name}",
        AddForeignKeyOperation key when known.Contains(key.Table) => $"foreign key {key.Name}",
        AddUniqueConstraintOperation unique when known.Contains(unique.Table) => $"unique {unique.Name}",
        CreateIndexOperation { IsUnique: true } index when known.Contains(index.Table) => $"unique index {index.Name}",
        SqlOperation sql when sql.Sql.Contains("_AppendOnly", StringComparison.Ordinal)
            && known.FirstOrDefault(table => sql.Sql.Contains($"TR_{table}_AppendOnly", StringComparison.Ordinal)) is { } table => $"append-only {table}",
        _ => null,
    };
}
