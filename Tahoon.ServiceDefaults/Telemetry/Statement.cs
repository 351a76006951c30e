using System.Text.RegularExpressions;

namespace Tahoon.ServiceDefaults.Telemetry;

/// <summary>What an SQL text does, in few words: <c>SELECT Bookings</c>.</summary>
/// <param name="Collection">The first table it names, or null.</param>
internal readonly partial record struct Statement(string Operation, string? Collection)
{
    public string Summary => Collection is null ? Operation : $"{Operation} {Collection}";

    public static Statement Of(string text) =>
        new(OperationOf(text), Named().Match(text) is { Success: true } match ? match.Groups[1].Value : null);

    /// <summary>The verb that matters: what SQL Server is told first only prepares it.</summary>
    public static string OperationOf(string text) =>
        (Verb().Match(text) is { Success: true } verb ? verb.Value : FirstWord().Match(text).Value).ToUpperInvariant();

    [GeneratedRegex(@"\b(SELECT|INSERT|UPDATE|DELETE|MERGE)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\w+")]
    private static partial Regex FirstWord();

    // elsewhere than after INTO only a quoted name is one for sure
    [GeneratedRegex(@"\b(?:INTO\s+[""\[]?|(?:FROM|UPDATE|MERGE)\s+[""\[])(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
