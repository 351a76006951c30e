using System.Globalization;
using Tahoon.Load.Comparing;
using Tahoon.Load.Scenarios;

namespace Tahoon.Load;

/// <summary>What a run is asked to do.</summary>
/// <param name="TimeScale">A scenario's duration is multiplied by it.</param>
/// <param name="Gateway">A system that runs already; null starts one.</param>
/// <param name="Report">The folder for the report.</param>
/// <param name="Compare">A report to hold the ratios against.</param>
/// <param name="Margin">A ratio that fell by less got no worse, whatever the noise.</param>
/// <param name="Short">Few and short slices, for a pipeline.</param>
internal sealed record Arguments(Scenario Scenario, double TimeScale, Uri? Gateway, string? Report, string? Compare, double Margin, bool Short)
{
    public static readonly string Usage =
        $"Tahoon.Load --scenario {string.Join('|', Scenario.All.Select(scenario => scenario.Name))} [--time-scale 1] [--short] [--gateway <url>] "
        + "[--report <folder>] [--compare <report.json>] [--margin 0.1]";

    private const double Longest = 10;

    /// <summary>The arguments, or null and what is wrong with them.</summary>
    public static Arguments? Read(string[] args, out string? problem)
    {
        var read = new Arguments(Scenario.Named("booking")!, 1, null, null, null, Comparison.Least, false);
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i++)
        {
            if (args[i] is "--short")
            {
                read = read with { Short = true };
                continue;
            }

            var (name, value) = (args[i], i + 1 < args.Length ? args[++i] : "");
            if (read.With(name, value) is { } more)
                read = more;
            else
                problem = $"{name} {value} is not understood.";
        }

        return problem is null ? read : null;
    }

    private Arguments? With(string name, string value) => name switch
    {
        "--scenario" when Scenario.Named(value) is { } scenario => this with { Scenario = scenario },
        "--time-scale" when double.TryParse(value, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= Longest => this with { TimeScale = scale },
        "--gateway" when Uri.TryCreate(value, UriKind.Absolute, out var gateway) && gateway.Scheme is ("http" or "https") => this with { Gateway = gateway },
        "--report" when value.Length > 0 => this with { Report = Path.GetFullPath(value) },
        "--compare" when value.Length > 0 => this with { Compare = Path.GetFullPath(value) },
        "--margin" when double.TryParse(value, CultureInfo.InvariantCulture, out var margin) && margin is >= Comparison.Least and < 1 => this with { Margin = margin },
        _ => null,
    };
}
