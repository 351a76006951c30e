using Microsoft.EntityFrameworkCore.Migrations;

namespace Tahoon.Catalogue.Data.Migrations;

/// <summary>
/// Specialities that all organisations shared become each one's own: the first organisation keeps them, the others get copies,
/// and their providers go over to those. Copies in memory are told to be old.
/// </summary>
internal static class OwnSpecialities
{
    private const string Organisations =
        """(SELECT "OrganisationId" FROM "Providers" UNION SELECT "OrganisationId" FROM "OrganisationSettings") o""";

    public static void GiveSpecialitiesToOrganisations(this MigrationBuilder migration)
    {
        var sqlite = migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) is true;

        // a statement of its own, so that a script of all migrations is read before the columns are there
        foreach (var sql in Statements(sqlite))
            migration.Sql(sqlite ? sql : $"EXEC(N'{sql.Replace("'", "''", StringComparison.Ordinal)}');");
    }

    private static IEnumerable<string> Statements(bool sqlite)
    {
        var (plus, exact) = sqlite ? ("||", "") : ("+", " COLLATE Latin1_General_100_BIN2");
        yield return $"""UPDATE "Providers" SET "SearchText" = "SortName_En" {plus} ' ' {plus} "SortName_Ar";""";
        yield return $"""
            UPDATE "Specialities" SET "OrganisationId" =
                COALESCE((SELECT MIN({Text("o", "OrganisationId")}) FROM {Organisations}), '00000000-0000-0000-0000-000000000000');
            """;
        yield return $"""
            INSERT INTO "Specialities" ("Id", "OrganisationId", "Name_En", "Name_Ar", "FoldedEn", "FoldedAr", "Active", "Version")
            SELECT {NewId()}, o."OrganisationId", s."Name_En", s."Name_Ar", '', '', 1, 1
            FROM "Specialities" s CROSS JOIN {Organisations} WHERE o."OrganisationId" <> s."OrganisationId";
            """;
        yield return $"""
            UPDATE "ProviderSpecialities" SET "SpecialityId" = (
                SELECT MIN({Text("mine", "Id")}) FROM "Providers" p
                JOIN "Specialities" mine ON mine."OrganisationId" = p."OrganisationId"
                JOIN "Specialities" shared ON shared."Name_En"{exact} = mine."Name_En" AND shared."Name_Ar"{exact} = mine."Name_Ar"
                WHERE p."Id" = "ProviderSpecialities"."ProviderId" AND shared."Id" = "ProviderSpecialities"."SpecialityId")
            WHERE NOT EXISTS (
                SELECT 1 FROM "Providers" p JOIN "Specialities" s ON s."OrganisationId" = p."OrganisationId"
                WHERE p."Id" = "ProviderSpecialities"."ProviderId" AND s."Id" = "ProviderSpecialities"."SpecialityId");
            """;

        // folding is more than SQL can do: by their small letters they are told apart until they are saved again
        yield return """UPDATE "Specialities" SET "FoldedEn" = LOWER("Name_En"), "FoldedAr" = LOWER("Name_Ar");""";
        foreach (var folded in new[] { "FoldedEn", "FoldedAr" })
            yield return $"""
                UPDATE "Specialities" SET "{folded}" = {Text("\"Specialities\"", "Id")} WHERE EXISTS (
                    SELECT 1 FROM "Specialities" one
                    WHERE one."OrganisationId" = "Specialities"."OrganisationId" AND one."{folded}" = "Specialities"."{folded}"
                    AND {Text("one", "Id")} < {Text("\"Specialities\"", "Id")});
                """;
        yield return """UPDATE "DirectoryMarks" SET "Version" = "Version" + 1;""";
        yield return $"""
            INSERT INTO "DirectoryMarks" ("OrganisationId", "Version") SELECT o."OrganisationId", 1 FROM {Organisations}
            WHERE NOT EXISTS (SELECT 1 FROM "DirectoryMarks" d WHERE d."OrganisationId" = o."OrganisationId");
            """;

        string Text(string table, string column) =>
            sqlite ? $"{table}.\"{column}\"" : $"CAST({table}.\"{column}\" AS char(36))";

        string NewId() => sqlite
            ? "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-A' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))"
            : "NEWID()";
    }
}
