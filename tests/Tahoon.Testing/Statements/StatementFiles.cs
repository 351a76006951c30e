using System.Text;
using System.Text.RegularExpressions;

namespace Tahoon.Testing.Statements;

/// <summary>
/// The statements of each service that were reviewed: one file an engine, in the same order and under the same ids. Every suite
/// compares what its service issues with them; with <c>TAHOON_STATEMENTS=record</c> it adds what is new, to be reviewed.
/// </summary>
public static partial class StatementFiles
{
    /// <summary>The services that have a database.</summary>
    public static readonly string[] Services = ["Booking", "Catalogue", "Identity", "Notification", "Scheduling"];

    internal static bool Recording { get; } = Environment.GetEnvironmentVariable("TAHOON_STATEMENTS") is "record";

    private static readonly string Folder = Repository.At("tests", "Tahoon.Statements.Tests", "Reviewed");

    /// <summary>The statements of a service, in the files' order.</summary>
    public static IReadOnlyList<KnownStatement> Read(string service)
    {
        var sqlServer = Blocks(service, "sqlserver").ToDictionary(block => block.Id);
        return [.. Blocks(service, "sqlite").Select(block => new KnownStatement(
            block.Text, sqlServer[block.Id].Text, sqlServer[block.Id].Sites.ToHashSet()))];
    }

    /// <summary>The text of the file of T-SQL, its statements parted by GO.</summary>
    public static string TSql(string service) => File.ReadAllText(PathOf(service, "sqlserver"));

    internal static void Add(string service, KnownStatement statement)
    {
        using var turn = Turn();
        var others = File.Exists(PathOf(service, "sqlite")) ? Read(service) : [];
        var sites = others.Where(other => other.Sqlite == statement.Sqlite).SelectMany(other => other.Sites).Union(statement.Sites);
        Write(service, [.. others.Where(other => other.Sqlite != statement.Sqlite), statement with { Sites = sites.ToHashSet() }]);
    }

    private static void Write(string service, IEnumerable<KnownStatement> statements)
    {
        var (sqlite, sqlServer) = (new StringBuilder(), new StringBuilder());
        foreach (var statement in statements.OrderBy(statement => statement.Order, StringComparer.Ordinal))
        {
            var sites = string.Join(", ", statement.Sites.Order(StringComparer.Ordinal));
            sqlite.Append($"-- {statement.Id}\n{statement.Sqlite}\nGO\n\n");
            sqlServer.Append($"-- {statement.Id} {sites}\n{statement.SqlServer}\nGO\n\n");
        }

        File.WriteAllText(PathOf(service, "sqlite"), $"{sqlite.ToString().TrimEnd()}\n");
        File.WriteAllText(PathOf(service, "sqlserver"), $"{sqlServer.ToString().TrimEnd()}\n");
    }

    private static IEnumerable<(string Id, string[] Sites, string Text)> Blocks(string service, string engine) =>
        Block().Matches(File.ReadAllText(PathOf(service, engine))).Select(block => (
            block.Groups["id"].Value,
            block.Groups["sites"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries),
            block.Groups["text"].Value));

    private static string PathOf(string service, string engine)
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, $"{service}.{engine}.sql");
    }

    // suites run beside each other
    private static FileStream Turn()
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(Path.GetTempPath(), "tahoon-statements.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(20);
            }
        }
    }

    [GeneratedRegex(@"^-- (?<id>[0-9a-f]{8}) ?(?<sites>[^\n]*)\n(?<text>.*?)\nGO$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
