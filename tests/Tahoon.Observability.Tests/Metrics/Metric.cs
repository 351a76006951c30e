using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace Tahoon.Observability.Tests.Metrics;

/// <summary>One instrument, as code declares it: its description ends with what it is told apart by.</summary>
/// <param name="Kind">Counter, up-down counter, gauge or histogram.</param>
/// <param name="Attributes">What samples are told apart by.</param>
internal sealed partial record Metric(string Meter, string Name, string Kind, string? Unit, string What, IReadOnlyList<string> Attributes)
{
    public static Metric Of(Instrument instrument)
    {
        var description = instrument.Description ?? "";
        var by = By().Match(description);
        return new Metric(
            instrument.Meter.Name, instrument.Name, KindOf(instrument), instrument.Unit,
            by.Success ? description[..by.Index].TrimEnd() : description,
            [.. Quoted().Matches(by.Value).Select(match => match.Groups[1].Value)]);
    }

    /// <summary>What Prometheus calls it: a histogram's with _bucket, _sum and _count behind it.</summary>
    public string Prometheus => Name.Replace('.', '_')
        + Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" }
        + (Kind is "counter" ? "_total" : "");

    /// <summary>Names that a query may have.</summary>
    public IEnumerable<string> Series => Kind is "histogram"
        ? [$"{Prometheus}_bucket", $"{Prometheus}_sum", $"{Prometheus}_count"]
        : [Prometheus];

    private static string KindOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.StartsWith("UpDown", StringComparison.Ordinal) || type.StartsWith("ObservableUpDown", StringComparison.Ordinal) ? "up-down counter"
            : type.Contains("Counter", StringComparison.Ordinal) ? "counter"
            : type.Contains("Gauge", StringComparison.Ordinal) ? "gauge"
            : "histogram";
    }

    [GeneratedRegex(@"By (`[^`]+`(, )?)+\.$")]
    private static partial Regex By();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
