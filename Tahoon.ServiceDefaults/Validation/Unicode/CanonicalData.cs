using System.Globalization;
using System.Text;

namespace Tahoon.ServiceDefaults.Validation.Unicode;

/// <summary>What <c>canonical.txt</c> says, read when a text first needs it.</summary>
internal static class CanonicalData
{
    static CanonicalData()
    {
        using var file = typeof(CanonicalData).Assembly.GetManifestResourceStream("canonical.txt")!;
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
            Read(line.Split(' '));
    }

    /// <summary>Of each rune that has one, the full decomposition.</summary>
    public static Dictionary<Rune, Rune[]> Decompositions { get; } = [];

    /// <summary>What two runes compose to; pairs that must not be composed are not in it.</summary>
    public static Dictionary<(Rune First, Rune Second), Rune> Compositions { get; } = [];

    private static Dictionary<Rune, int> Classes { get; } = [];

    /// <summary>The combining class: 0 for what begins anew.</summary>
    public static int ClassOf(Rune rune) => Classes.GetValueOrDefault(rune);

    private static void Read(string[] words)
    {
        switch (words)
        {
            case ["D", var rune, .. var parts]:
                Decompositions[RuneOf(rune)] = [.. parts.Select(RuneOf)];
                break;
            case ["C", var first, var second, var whole]:
                Compositions[(RuneOf(first), RuneOf(second))] = RuneOf(whole);
                break;
            case ["K", var number, .. var ranges]:
                foreach (var range in ranges.Select(range => range.Split('-')))
                    for (var value = Hex(range[0]); value <= Hex(range[^1]); value++)
                        Classes[new Rune(value)] = Hex(number);
                break;
            default: // what is said of the file itself
                break;
        }
    }

    private static Rune RuneOf(string hex) => new(Hex(hex));

    private static int Hex(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
