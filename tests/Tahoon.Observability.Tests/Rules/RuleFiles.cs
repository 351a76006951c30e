using System.Text.Json;
using System.Text.RegularExpressions;
using Tahoon.Testing;

namespace Tahoon.Observability.Tests.Rules;

/// <summary>What is written under infra/observability.</summary>
internal static partial class RuleFiles
{
    private static readonly string[] Rules = ["recording.yml", "alerts.yml"];

    public static string[] Dashboards { get; } = [.. Directory.EnumerateFiles(Folder("grafana"), "*.json").Order()];

    /// <summary>Series that rules make.</summary>
    public static IReadOnlyList<string> Recorded { get; } = [.. Values(Text("recording.yml"), "record")];

    /// <summary>Alerts with the runbook's place that each names.</summary>
    public static IReadOnlyList<(string Name, string Runbook)> Alerts { get; } =
        [.. Values(Text("alerts.yml"), "alert").Zip(Values(Text("alerts.yml"), "runbook"))];

    public static IReadOnlyList<Query> Queries { get; } =
    [
        .. Rules.SelectMany(file => Expressions().Matches(Text(file)).Select(match => new Query(file, match.Groups[1].Value))),
        .. Dashboards.SelectMany(file => Panels(file)),
    ];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder("prometheus"), file)).ReplaceLineEndings("\n");

    private static string Folder(string name) => Repository.At("infra", "observability", name);

    private static IEnumerable<string> Values(string text, string key) =>
        Regex.Matches(text, $@"^[ -]*{key}: (\S+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    private static IEnumerable<Query> Panels(string file)
    {
        using var board = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from panel in board.RootElement.GetProperty("panels").EnumerateArray()
               where panel.TryGetProperty("targets", out _)
               from target in panel.GetProperty("targets").EnumerateArray()
               select new Query($"{Path.GetFileName(file)}: {panel.GetProperty("title")}", target.GetProperty("expr").GetString()!),
        ];
    }

    /// <summary>In one line, or in a block that is indented deeper.</summary>
    [GeneratedRegex(@"^        expr: (?:\|\n)?((?:.*\n)(?:          .*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Expressions();
}
