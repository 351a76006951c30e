using System.Text;

namespace Tahoon.Fuzz.Mutations;

/// <summary>Ways to spoil a text.</summary>
internal static class TextMutations
{
    private static readonly string[] Tricks =
    [
        "", " ", "\t", "\0", "\n", "\r\n", "\"", "\\", "\\\"", "'", "%00", "%2f", "../", "=", "==", "-", "_", "+", "/", "*", "W/", ",", ", ",
        "0", "-1", "2147483648", "9223372036854775808", "1e999", "NaN", "null", "true",
        "\u00e9", "e\u0301", "\u0130", "\u0131", "\u017f", "\u200b", "\u200f", "\u202e", "\ufeff", "\ufffd", "\uff21", "\ud83d\ude00", "\ud800", "\udc00",
        "\u0660\u0661", "<script>", "{{7*7}}", "${x}",
    ];

    /// <summary>Spoils a text in one to four places; may, rarely, give it back as it was.</summary>
    public static string Spoil(this Random random, string text)
    {
        for (var times = random.Next(1, 5); times > 0; times--)
            text = SpoilOnce(random, text);
        return text;
    }

    /// <summary>One of the letters, or of those that often make trouble.</summary>
    public static string Trick(this Random random) => Tricks[random.Next(Tricks.Length)];

    private static string SpoilOnce(Random random, string text)
    {
        var at = random.Next(text.Length + 1);
        var rest = text.Length - at;
        return random.Next(10) switch
        {
            0 => text.Insert(at, random.Trick()),
            1 => text.Remove(at, random.Next(Math.Min(rest, 8) + 1)),
            2 => text[..at],
            3 => text[at..],
            4 when rest > 0 => Replace(text, at, (char)(text[at] ^ (1 << random.Next(7)))),
            5 when rest > 0 => Replace(text, at, (char)random.Next(0x100)),
            6 when rest > 1 => Replace(Replace(text, at, text[at + 1]), at + 1, text[at]),
            7 => text.Insert(at, text.Substring(at, random.Next(Math.Min(rest, 16) + 1))),
            8 when rest > 0 => Replace(text, at, Neighbour(random, text[at])),
            9 => random.Next(20) == 0 ? text.Insert(at, new string('A', 1 << random.Next(13))) : text + random.Trick(),
            _ => text.Insert(at, "A"),
        };
    }

    private static char Neighbour(Random random, char letter) => random.Next(3) switch
    {
        0 => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter),
        1 => (char)(letter + 1),
        _ => (char)(letter - 1),
    };

    private static string Replace(string text, int at, char letter) =>
        new StringBuilder(text) { [at] = letter }.ToString();
}
