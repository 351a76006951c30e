using System.Globalization;

namespace Tahoon.Invariants;

/// <summary>What is to be checked.</summary>
/// <param name="Data">The data folder of a run.</param>
/// <param name="Again">How long a suspect has to settle.</param>
internal sealed record Arguments(string Data, TimeSpan Again)
{
    public const string Usage = "Tahoon.Invariants --data <folder> [--again-seconds 5]";

    /// <summary>The arguments, or null and what is wrong with them.</summary>
    public static Arguments? Read(string[] args, out string? problem)
    {
        var (data, again) = ((string?)null, 5.0);
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            if (args[i] is "--data" && value is not null)
                data = value;
            else if (args[i] is not "--again-seconds" || !TryReadSeconds(value, out again))
                problem = $"{args[i]} is not understood.";
        }

        problem ??= data is null ? "--data is missing."
            : Databases.Missing(data) is { Count: > 0 } files ? $"{data} has no {string.Join(", ", files)}."
            : null;
        return problem is null ? new Arguments(data!, TimeSpan.FromSeconds(again)) : null;
    }

    private static bool TryReadSeconds(string? text, out double seconds) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out seconds) && seconds is >= 0 and <= 3600;
}
