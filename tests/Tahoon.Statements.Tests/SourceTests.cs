using System.Text.RegularExpressions;
using Tahoon.Testing;
using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests;

/// <summary>Whether the statements are all there are: each source that asks a database is among those that were heard to.</summary>
public sealed partial class SourceTests
{
    private static readonly Dictionary<string, string> NotHeard = new()
    {
        ["AccessTrail"] = "asks only where it is unknown whether a commit arrived",
        ["Census"] = "has others count",
        ["FollowScheduling"] = Drilled,
        ["HolidaysForm"] = "heard as HolidaysView",
        ["MendBookings"] = Drilled,
        ["MigrationTurn"] = "makes SQLite's file ready for its migrations",
        ["PolicyRow"] = "heard as PoliciesInForce",
        ["ProviderSearch"] = "asks Scheduling",
        ["ShowBackings"] = Drilled,
        ["ShowEarliest"] = "asks the memory of free time",
        ["ShowOwned"] = Drilled,
        ["SpecialityForm"] = "heard as SpecialityNames",
    };

    private const string Drilled = "an operator's command after a restore, which only the drill tries (RestoreTests)";

    [Fact]
    public void Every_source_that_asks_a_database_was_heard()
    {
        var heard = StatementFiles.Services.SelectMany(StatementFiles.Read).SelectMany(statement => statement.Sites)
            .Concat(ByHand.All.Select(statement => statement.Name.Split(' ')[0])).ToHashSet();

        var silent = Sources().Where(file => Asking().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !heard.Contains(name)).Order(StringComparer.Ordinal);

        Assert.Equal(string.Join('\n', NotHeard.Keys.Order(StringComparer.Ordinal)), string.Join('\n', silent));
    }

    private static IEnumerable<string> Sources() => new[] { Repository.At("services"), Repository.At("Tahoon.ServiceDefaults") }
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains("Migrations", StringComparison.Ordinal));

    [GeneratedRegex(@"\.(ExecuteUpdate|ExecuteDelete|ExecuteSql\w*|ToList|ToArray|ToDictionary|Single|SingleOrDefault|First|FirstOrDefault|Any|Count|LongCount|Min|Max)Async\(")]
    private static partial Regex Asking();
}
