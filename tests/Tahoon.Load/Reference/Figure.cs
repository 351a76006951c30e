namespace Tahoon.Load.Reference;

/// <summary>
/// The median of a figure's slices and how far they lie apart: the median of their distances from it (scaled to what a standard
/// deviation would be), as a share of it. One slice that something else disturbed moves neither.
/// </summary>
internal readonly record struct Figure(double Value, double Noise)
{
    private const double AsDeviation = 1.4826;

    public static Figure? Of(IEnumerable<double?> slices)
    {
        var known = slices.OfType<double>().ToArray();
        if (known.Length == 0)
            return null;

        var middle = Median(known);
        return new Figure(middle, middle == 0 ? 0 : AsDeviation * Median([.. known.Select(one => Math.Abs(one - middle))]) / middle);
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
