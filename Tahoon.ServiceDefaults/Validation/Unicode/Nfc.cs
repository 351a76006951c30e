using System.Text;

namespace Tahoon.ServiceDefaults.Validation.Unicode;

/// <summary>
/// Normalization form C (UAX #15): what reads alike is stored alike. The runtime's own Normalize does nothing where it runs
/// without a globalization library, as the services do so that they need none.
/// </summary>
public static class Nfc
{
    /// <summary>Below it nothing combines and nothing has another form.</summary>
    private const char FirstToLookAt = '\u0300';

    /// <summary>The text in form C. A surrogate without its pair becomes the replacement character.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstToLookAt, char.MaxValue))
            return text;

        var runes = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune, runes);
        Order(runes);
        return Compose(runes);
    }

    private static void Decompose(Rune rune, List<Rune> into)
    {
        if (Hangul.Decompose(rune, into))
            return;
        if (CanonicalData.Decompositions.TryGetValue(rune, out var parts))
            into.AddRange(parts);
        else
            into.Add(rune);
    }

    /// <summary>Marks that follow one letter stand by their classes; those of one class keep their order.</summary>
    private static void Order(List<Rune> runes)
    {
        for (var at = 1; at < runes.Count; at++)
        {
            var (mark, own) = (runes[at], CanonicalData.ClassOf(runes[at]));
            var place = at;
            for (; own > 0 && place > 0 && CanonicalData.ClassOf(runes[place - 1]) > own; place--)
                runes[place] = runes[place - 1];
            runes[place] = mark;
        }
    }

    private static string Compose(List<Rune> runes)
    {
        var composed = new List<Rune>(runes.Count);
        var (starter, lastClass) = (-1, 0);
        foreach (var rune in runes)
        {
            var own = CanonicalData.ClassOf(rune);
            var isNext = starter == composed.Count - 1;
            if (starter >= 0 && (isNext || (lastClass < own && lastClass > 0)) && Pair(composed[starter], rune) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }

            if (own == 0)
                starter = composed.Count;
            lastClass = own;
            composed.Add(rune);
        }

        var text = new StringBuilder(composed.Count);
        foreach (var rune in composed)
            text.Append(rune);
        return text.ToString();
    }

    private static Rune? Pair(Rune first, Rune second) =>
        Hangul.Pair(first, second)
        ?? (CanonicalData.Compositions.TryGetValue((first, second), out var whole) ? whole : null);
}
