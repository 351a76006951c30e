using System.Globalization;

namespace Tahoon.Fuzz.Engine;

/// <summary>What is to be tried.</summary>
/// <param name="Cases">How many cases in all; each target has its share of them.</param>
/// <param name="Seed">Makes the cases; the same seed, the same cases.</param>
/// <param name="Only">The one target to try, or null for all.</param>
/// <param name="Case">The one case to try again, of the target named.</param>
internal sealed record FuzzOptions(int Cases, int Seed, string? Only = null, int? Case = null)
{
    public static string Usage =>
        $"[--cases N] [--seed S] [--target {string.Join('|', Campaign.TargetNames)}] [--case N, one case again, with its --target]";

    /// <summary>The command line, or null where it says something else.</summary>
    public static FuzzOptions? Parse(string[] args)
    {
        var options = new FuzzOptions(Cases: 100_000, Seed: 1);
        foreach (var pair in args.Chunk(2))
        {
            var next = pair switch
            {
                ["--cases", var text] when Number(text) is { } number => options with { Cases = number },
                ["--seed", var text] when Number(text) is { } number => options with { Seed = number },
                ["--case", var text] when Number(text) is { } number => options with { Case = number },
                ["--target", var name] when Campaign.TargetNames.Contains(name) => options with { Only = name },
                _ => null,
            };
            if (next is null)
                return null;

            options = next;
        }

        return options.Case is not null && options.Only is null ? null : options;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
