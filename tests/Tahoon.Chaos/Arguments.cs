using System.Globalization;

namespace Tahoon.Chaos;

/// <summary>How long a run lasts, what it is drawn from, and where its data goes.</summary>
/// <param name="Data">A folder that stays; null for one that goes with the run.</param>
internal sealed record Arguments(double Minutes, int Seed, string? Data)
{
    public const string Usage = "Tahoon.Chaos [--minutes 2] [--seed 1] [--data <folder>]";

    private const double Shortest = 0.5, Longest = 120;

    /// <summary>The arguments, or null and what is wrong with them.</summary>
    public static Arguments? Read(string[] args, out string? problem)
    {
        var (minutes, seed, data) = (2.0, 1, (string?)null);
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var understood = args[i] switch
            {
                "--minutes" => double.TryParse(value, CultureInfo.InvariantCulture, out minutes) && minutes is >= Shortest and <= Longest,
                "--seed" => int.TryParse(value, CultureInfo.InvariantCulture, out seed),
                "--data" => (data = value) is { Length: > 0 },
                _ => false,
            };
            if (!understood)
                problem = $"{args[i]} {value} is not understood; a run lasts {Shortest} to {Longest} minutes.";
        }

        return problem is null ? new Arguments(minutes, seed, data is null ? null : Path.GetFullPath(data)) : null;
    }
}
