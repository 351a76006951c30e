using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tahoon.Testing;
using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests;

/// <summary>How SQLite finds the rows of each statement; <see cref="IndexTests"/> has SQL Server's ways beside its own.</summary>
public sealed partial class PlanTests : IDisposable
{
    /// <summary>Tables that are read whole, by whom, and why that is right.</summary>
    private static readonly Dictionary<string, string> ReadWhole = new()
    {
        ["Booking.Claims by Retention"] = LimitedDelete,
        ["Booking.DataProtectionKeys by Program"] = KeyRing,
        ["Booking.Inbox by Retention"] = LimitedDelete,
        ["Booking.Outbox by Retention"] = LimitedDelete,
        ["Catalogue.Claims by Retention"] = LimitedDelete,
        ["Catalogue.DirectoryMarks by DirectoryMarking"] = "who reaches nothing asks WHERE 0, which reads no row",
        ["Identity.Applications by ApplicationsForServices"] = "all origins that any application allows, which the gateway keeps",
        ["Identity.Claims by Retention"] = LimitedDelete,
        ["Identity.DataProtectionKeys by SigningSecrets"] = KeyRing,
        ["Identity.Operators by DemonstrationData"] = "a handful of people, in development",
        ["Identity.Organisations by RegisterApplication"] = "an operator's command, over as many rows as there are customers",
        ["Identity.Outbox by Retention"] = LimitedDelete,
        ["Identity.SigningKeys by SigningKeys"] = "a key each month, and the one before",
        ["Notification.Pushes by ExportUser"] = "of SQLite alone: SQL Server turns EXISTS round and finds pushes by their notices",
        ["Scheduling.HolidayLists by RaiseVersions"] = AllOfThem,
        ["Scheduling.ProviderLocks by Marks"] = EachSecond,
        ["Scheduling.ProviderLocks by RebuildVerb"] = AllOfThem,
        ["Scheduling.Schedules by DemonstrationSchedules"] = "in development",
        ["Scheduling.Schedules by Marks"] = EachSecond,
        ["Scheduling.Schedules by RaiseVersions"] = AllOfThem,
    };

    private const string
        AllOfThem = "an operator's command that is about all of them",
        KeyRing = "a key each three months",
        EachSecond = "one row a provider, read by each replica once a second: what it finds changed is then read by key",
        LimitedDelete = "of SQLite alone, which is told a limited delete over a key of two columns as a subquery; "
            + "SQL Server deletes TOP by the index of the date";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tahoon-plans-");

    private string File => Path.Combine(_folder.FullName, "plans.db");

    [Theory]
    [MemberData(nameof(Engines.Services), MemberType = typeof(Engines))]
    public async Task No_statement_is_without_an_index_behind_its_predicate(string service)
    {
        await using var database = await MigratedAsync(service);

        var scans = new List<string>();
        foreach (var statement in StatementFiles.Read(service))
            scans.AddRange((await ScansAsync(database, statement.Sqlite))
                .Select(table => $"{service}.{table} by {string.Join(", ", statement.Sites.Order(StringComparer.Ordinal))}"));

        Assert.Equal(
            string.Join('\n', ReadWhole.Keys.Where(key => key.StartsWith($"{service}.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)),
            string.Join('\n', scans.Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_predicate_without_an_index_is_found()
    {
        await using var database = await MigratedAsync("Booking");

        Assert.Equal(["Outbox"], await ScansAsync(database, """SELECT "o"."Body" FROM "Outbox" AS "o" WHERE "o"."Type" = @type"""));
        Assert.Empty(await ScansAsync(database, """SELECT "o"."Body" FROM "Outbox" AS "o" WHERE "o"."EventId" = @id"""));
    }

    public void Dispose()
    {
        TestDatabase.Forget($"Data Source={File}");
        _folder.Delete(recursive: true);
    }

    private async Task<DbContext> MigratedAsync(string service)
    {
        var database = Engines.OfSqlite(service, File);
        await database.Database.MigrateAsync(TestContext.Current.CancellationToken);
        await database.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>The tables of a statement that are read from one end to the other; an index of just the rows that it wants is not.</summary>
    private static async Task<IReadOnlyList<string>> ScansAsync(DbContext database, string statement)
    {
        var tables = Table().Matches(statement).Reverse().DistinctBy(Alias).ToDictionary(Alias, match => match.Groups["table"].Value);
        await using var command = database.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the reviewed statements
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
#pragma warning restore CA2100
        foreach (var name in Parameter().Matches(statement).Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }

        var partial = await PartialAsync(database);
        var scans = new List<string>();
        await using var steps = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await steps.ReadAsync(TestContext.Current.CancellationToken))
            if (Scan().Match(steps.GetString(3)) is { Success: true } scan && tables.TryGetValue(scan.Groups["alias"].Value, out var table)
                && !partial.Contains(scan.Groups["index"].Value))
                scans.Add(table);
        return scans;
    }

    private static async Task<HashSet<string>> PartialAsync(DbContext database) =>
        [.. await database.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
            .ToListAsync(TestContext.Current.CancellationToken)];

    private static string Alias(Match match) => match.Groups[match.Groups["alias"].Success ? "alias" : "table"].Value;

    [GeneratedRegex(@"^SCAN (?<alias>\w+)(?: USING (?:COVERING )?INDEX (?<index>\w+))?")]
    private static partial Regex Scan();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE) ""(?<table>\w+)""(?: AS ""(?<alias>\w+)"")?")]
    private static partial Regex Table();
}
