using System.Text.RegularExpressions;

namespace Tahoon.Observability.Tests.Rules;

/// <summary>An expression of PromQL, as far as the names in it go.</summary>
/// <param name="Where">Whose it is, for a message.</param>
internal sealed partial record Query(string Where, string Text)
{
    /// <summary>The series that it reads.</summary>
    public IEnumerable<string> Series => Name().Matches(Groupings().Replace(Inside().Replace(Text, ""), " "))
        .Select(match => match.Value)
        .Where(name => !Words.Contains(name))
        .Distinct();

    /// <summary>The labels that it tells apart by or picks by.</summary>
    public IEnumerable<string> Labels =>
        Grouped().Matches(Text).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
            .Concat(Matched().Matches(Text).Select(match => match.Groups[1].Value))
            .Distinct();

    private static readonly HashSet<string> Words = ["and", "or", "unless", "bool", "vector", "offset"];

    /// <summary>Ranges, and what is between braces.</summary>
    [GeneratedRegex(@"\{[^}]*(\{[^}]*\}[^}]*)*\}|\[[^\]]*\]|""[^""]*""")]
    private static partial Regex Inside();

    [GeneratedRegex(@"\b(by|without)\s*\([^)]*\)")]
    private static partial Regex Groupings();

    /// <summary>Names that are no function and no number's exponent.</summary>
    [GeneratedRegex(@"(?<![\w.:$])[a-zA-Z_:][\w:]*(?![\w:]|\s*\()")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?:by|without)\s*\(([^)]*)\)")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[{,]\s*([a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)")]
    private static partial Regex Matched();
}
