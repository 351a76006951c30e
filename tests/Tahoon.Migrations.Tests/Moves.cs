using Tahoon.Migrations.Tests.Rows;

namespace Tahoon.Migrations.Tests;

/// <summary>What migrations do to rows on purpose. All else of a row is to be found again as it was.</summary>
internal static class Moves
{
    // service, the migration that does it, table and column: why the value is another one afterwards
    private static readonly (string Service, string Migration, string Table, string Column, string Reason)[] Changed =
    [
        ("catalogue", "AddCatalogueAdministration", "Providers", "SearchText", "specialities are searched by their own names"),
        ("catalogue", "AddCatalogueAdministration", "DirectoryMarks", "Version", "copies in memory are told to be old"),
        ("catalogue", "AddCatalogueAdministration", "ProviderSpecialities", "SpecialityId", "each organisation gets specialities of its own"),
    ];

    /// <summary>The rows of before that are not there after; the columns that were changed on purpose do not count.</summary>
    public static IReadOnlyList<string> Lost(string service, string version, Contents before, Contents after)
    {
        var history = Histories.Services.OnSqliteOf(service).Versions.ToList();
        var later = history[(history.IndexOf(version) + 1)..];
        return [.. from table in before.Tables
                   from row in table.Value
                   let kept = row.Where(column => !Changed.Any(change => change.Service == service && later.Contains(change.Migration)
                       && change.Table == table.Key && change.Column == column.Key)).ToDictionary()
                   where !after.Tables.ContainsKey(table.Key) || !after.Has(table.Key, kept)
                   select $"{table.Key}: {string.Join('|', kept)}"];
    }
}
