using System.Globalization;
using System.Text;
using Tahoon.Load.Measuring;

namespace Tahoon.Load.Reports;

/// <summary>Latency over the run, second by second, and its percentiles; both on a logarithmic scale, as tails are long.</summary>
internal static class Picture
{
    private const int Width = 900, Height = 300, Left = 60, Top = 40, Gap = 60;

    private static readonly double[] Percents = [0, 25, 50, 75, 90, 95, 99, 99.9, 100];

    public static string Of(string title, Recorder recorder)
    {
        var seconds = recorder.Seconds.Index().Where(second => second.Item.Latency.Count > 0).ToList();
        var most = Math.Max(1, recorder.All.Percentile(100));
        var last = Math.Max(1, recorder.Seconds.Count - 1);
        var text = new StringBuilder();
        Add(text, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Left + Width + Gap}" height="{(2 * Height) + (3 * Gap)}" font-family="sans-serif" font-size="12">""");
        Add(text, $"""<rect width="100%" height="100%" fill="white"/><text x="{Left}" y="20" font-size="15">{System.Security.SecurityElement.Escape(title)}: latency in ms</text>""");

        Axis(text, Top, most);
        Curve(text, "#1f77b4", seconds.Select(second => (second.Index / (double)last, second.Item.Latency.Percentile(50))), Top, most);
        Curve(text, "#d62728", seconds.Select(second => (second.Index / (double)last, second.Item.Latency.Percentile(95))), Top, most);
        Add(text, $"""<text x="{Left}" y="{Top + Height + 20}">0 s</text><text x="{Left + Width - 40}" y="{Top + Height + 20}">{recorder.Seconds.Count} s</text>""");
        Add(text, $"""<text x="{Left + 10}" y="{Top + 15}" fill="#1f77b4">p50</text><text x="{Left + 50}" y="{Top + 15}" fill="#d62728">p95</text>""");

        var below = Top + Height + Gap;
        Axis(text, below, most);
        var steps = Percents.Length - 1;
        Curve(text, "#2ca02c", Percents.Index().Select(percent => (percent.Index / (double)steps, recorder.All.Percentile(percent.Item))), below, most);
        foreach (var (place, percent) in Percents.Index())
            Add(text, $"""<text x="{Left + (Width * place / steps)}" y="{below + Height + 20}" text-anchor="middle">{percent}</text>""");
        Add(text, $"""<text x="{Left + (Width / 2)}" y="{below + Height + 40}" text-anchor="middle">percentile</text>""");
        return text.Append("</svg>\n").ToString();
    }

    private static void Axis(StringBuilder text, int top, double most)
    {
        Add(text, $"""<rect x="{Left}" y="{top}" width="{Width}" height="{Height}" fill="none" stroke="#999"/>""");
        for (var value = 0.1; value <= most; value *= 10)
        {
            var y = Y(value, top, most);
            Add(text, $"""<line x1="{Left}" x2="{Left + Width}" y1="{y:0.0}" y2="{y:0.0}" stroke="#ddd"/><text x="{Left - 8}" y="{y + 4:0.0}" text-anchor="end">{value:0.#}</text>""");
        }
    }

    private static void Curve(StringBuilder text, string colour, IEnumerable<(double Share, double Ms)> points, int top, double most)
    {
        var path = string.Join(' ', points.Select(point => Invariant($"{Left + (Width * point.Share):0.0},{Y(point.Ms, top, most):0.0}")));
        Add(text, $"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>""");
    }

    private static double Y(double ms, int top, double most) =>
        top + Height - (Height * Math.Max(0, Math.Log10(Math.Max(ms, 0.1) / 0.1)) / Math.Log10(Math.Max(most, 1) / 0.1));

    private static void Add(StringBuilder text, FormattableString line) => text.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
