using System.Reflection;
using System.Text.RegularExpressions;
using Tahoon.Contracts.Errors;
using Tahoon.SecurityTests.Api;

namespace Tahoon.SecurityTests.Input;

/// <summary>Whether an answer is one that the API tells of, and tells nothing else.</summary>
internal static partial class Judgement
{
    private static readonly Dictionary<string, int> Codes = typeof(Failures).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<Failure>().ToDictionary(failure => failure.Code, failure => failure.Status);

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Of(Operation operation, Expected expected, Answer answer) => answer switch
    {
        { Status: >= 500 } => $"failed: {answer}",
        { IsGood: true } when expected is Expected.Refused => $"was taken: {answer}",
        { IsGood: false } when expected is Expected.Taken => $"was refused: {answer}",
        { IsGood: true } => null,
        _ => OfRefusal(operation, answer),
    };

    private static string? OfRefusal(Operation operation, Answer answer)
    {
        if (!operation.Statuses.Contains(answer.Status))
            return $"is {answer.Status}, which the document does not tell of";
        if (answer.IsGraph && operation.IsGraph())
            return OfGraphRefusal(answer);
        if (answer.ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) is not true)
            return $"is no problem but {answer.ContentType}: {answer}";
        if (answer.Code is not { } code || !Codes.TryGetValue(code, out var status) || status != answer.Status)
            return $"has no code of ours: {answer}";
        if (answer.Json!["traceId"] is null || answer.Json["title"] is null || (int?)answer.Json["status"] != answer.Status)
            return $"lacks a member: {answer}";

        return OfWhatIsShown(answer);
    }

    /// <summary>With data it is 200; without, the first error's status.</summary>
    private static string? OfGraphRefusal(Answer answer)
    {
        if (answer.GraphErrors.Any(code => code is null || !Codes.ContainsKey(code)))
            return $"has no code of ours: {answer}";
        if (answer.Status != (answer.Json!["data"] is null ? Codes[answer.Code!] : 200))
            return $"is of another status than its code: {answer}";

        return OfWhatIsShown(answer);
    }

    private static string? OfWhatIsShown(Answer answer) =>
        Internal().Match(answer.Shown) is { Success: true } leak ? $"tells '{leak.Value}': {answer}" : null;

    [GeneratedRegex(@"\bat [A-Z]\w+\.|Exception|System\.|Microsoft\.|Tahoon\.[A-Z]\w|SELECT |INSERT |SQLite|\.cs\b|:line \d|/(work|home|root|tmp|usr)/|stack trace")]
    private static partial Regex Internal();
}
