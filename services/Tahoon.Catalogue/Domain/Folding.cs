using System.Globalization;
using System.Text;

namespace Tahoon.Catalogue.Domain;

/// <summary>
/// Folds text so that what a reader takes for the same is found: no case, no accents, no vowel marks, one form of each
/// Arabic letter. Own tables, as the runtime does not decompose characters without a globalization library.
/// </summary>
internal static class Folding
{
    /// <summary>Makes Arabic words longer to the eye only; it counts as a letter.</summary>
    private const char Tatweel = '\u0640';

    private static readonly Dictionary<char, char> Forms = Table(
        ("àáâãäåāăą", 'a'), ("çćč", 'c'), ("ďđ", 'd'), ("èéêëēėęě", 'e'), ("ğ", 'g'), ("ìíîïīįı", 'i'), ("łľĺ", 'l'),
        ("ñńň", 'n'), ("òóôõöøōő", 'o'), ("řŕ", 'r'), ("šśşșß", 's'), ("ťţț", 't'), ("ùúûüūůű", 'u'), ("ýÿ", 'y'),
        ("žźż", 'z'), ("أإآٱ", 'ا'), ("ىئی", 'ي'), ("ؤ", 'و'), ("ة", 'ه'), ("ک", 'ك'));

    /// <summary>The folded text, its words separated by single blanks.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // most letters need no table
            if (char.IsAsciiLetterOrDigit(letter))
            {
                folded.Append((char)(letter | (char.IsAsciiLetterUpper(letter) ? 0x20 : 0)));
                continue;
            }

            var lower = char.ToLowerInvariant(letter);
            if (Forms.TryGetValue(lower, out var form))
                folded.Append(form);
            else if (IsDropped(lower))
                continue;
            else if (char.IsLetterOrDigit(lower))
                folded.Append(lower);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>What a name is sorted by and told from others by: folded, or as it is where it has no letter to be folded.</summary>
    public static string Key(string text) => Fold(text) is { Length: > 0 } folded ? folded : text;

    private static bool IsDropped(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format
        || letter == Tatweel
        || letter is '\'' or '’';

    private static Dictionary<char, char> Table(params (string From, char To)[] rows) =>
        rows.SelectMany(row => row.From.Select(from => (from, row.To))).ToDictionary();
}
