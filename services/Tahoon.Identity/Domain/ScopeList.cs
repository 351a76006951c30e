using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Domain;

/// <summary>What an application may do, as text.</summary>
internal static class ScopeList
{
    public static readonly Failure Unknown =
        Failures.InvalidScope.Because($"Scopes are some of: {string.Join(' ', Scopes.All)}.");

    /// <summary>The list in its stored form, each scope once; null where it is empty or one of it is not known.</summary>
    public static string? Read(string text)
    {
        var asked = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        return asked.Count > 0 && asked.All(Scopes.All.Contains) ? string.Join(' ', asked) : null;
    }
}
