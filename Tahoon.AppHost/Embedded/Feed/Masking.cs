using System.Text.RegularExpressions;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>
/// Takes secrets out of what is shown. The console asks nobody who he is, so it is never told them: the values of
/// parameters, wherever they stand, and the keys and passwords of connection strings.
/// </summary>
internal sealed partial class Masking(IEnumerable<string> secrets)
{
    private const string Mask = "••••••";

    // a longer one first: it may have a shorter one in it
    private readonly string[] _secrets = [.. secrets.Where(secret => secret.Length > 0).OrderByDescending(secret => secret.Length)];

    public string Text(string text) => KeysAndPasswords.Replace(
        _secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, Mask, StringComparison.Ordinal)), $"$1={Mask}");

    [GeneratedRegex("""\b(password|pwd|sharedaccesskey|accountkey)\s*=\s*("(?:[^"]|"")*"|'(?:[^']|'')*'|[^;]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex KeysAndPasswords { get; }
}
