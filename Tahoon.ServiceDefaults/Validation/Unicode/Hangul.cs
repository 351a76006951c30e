using System.Text;

namespace Tahoon.ServiceDefaults.Validation.Unicode;

/// <summary>Hangul syllables are composed by arithmetic, not by a table (The Unicode Standard, 3.12).</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00, Leads = 0x1100, Vowels = 0x1161, Trails = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TrailCount = 28, SyllableCount = LeadCount * VowelCount * TrailCount;

    public static bool Decompose(Rune rune, List<Rune> into)
    {
        var number = rune.Value - Syllables;
        if (number is < 0 or >= SyllableCount)
            return false;

        into.Add(new Rune(Leads + (number / (VowelCount * TrailCount))));
        into.Add(new Rune(Vowels + (number / TrailCount % VowelCount)));
        if (number % TrailCount is > 0 and var trail)
            into.Add(new Rune(Trails + trail));
        return true;
    }

    public static Rune? Pair(Rune first, Rune second)
    {
        var (lead, vowel) = (first.Value - Leads, second.Value - Vowels);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
            return new Rune(Syllables + (((lead * VowelCount) + vowel) * TrailCount));

        var (syllable, trail) = (first.Value - Syllables, second.Value - Trails);
        return syllable is >= 0 and < SyllableCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount
            ? new Rune(first.Value + trail)
            : null;
    }
}
