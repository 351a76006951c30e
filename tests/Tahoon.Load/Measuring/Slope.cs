namespace Tahoon.Load.Measuring;

/// <summary>
/// How a quantity goes on once a run is warm, which takes its first quarter: the straight line of least squares through the means
/// of <see cref="Blocks"/> blocks, as samples right after each other say the same.
/// </summary>
/// <param name="Mean">Of all that was measured when warm.</param>
/// <param name="PerHour">The line's slope, as a share of the mean.</param>
/// <param name="Within">So far the true slope may lie from it to either side, with a confidence of 95 %.</param>
internal sealed record Slope(double Mean, double PerHour, double Within)
{
    public const int Blocks = 20;

    /// <summary>Less an hour is no growth, however sure.</summary>
    public const double Negligible = 0.01;

    /// <summary>Student's t with 18 degrees of freedom, 97.5 %.</summary>
    private const double T = 2.101;

    /// <summary>It grows, and not by chance.</summary>
    public bool Grows => PerHour > Within && PerHour >= Negligible;

    /// <summary>Null where there are too few samples to say anything.</summary>
    /// <param name="pause">Between two samples.</param>
    public static Slope? Of(IReadOnlyList<double> samples, TimeSpan pause)
    {
        var warm = samples.Count / 4;
        var size = (samples.Count - warm) / Blocks;
        if (size == 0)
            return null;

        double[] blocks = [.. Enumerable.Range(0, Blocks).Select(block => samples.Skip(warm + (block * size)).Take(size).Average())];
        var mean = blocks.Average();
        const double Middle = (Blocks - 1) / 2.0;
        var spread = Enumerable.Range(0, Blocks).Sum(block => (block - Middle) * (block - Middle));
        var slope = blocks.Select((value, block) => (block - Middle) * (value - mean)).Sum() / spread;
        var left = blocks.Select((value, block) => value - mean - (slope * (block - Middle))).Sum(error => error * error);
        var deviation = Math.Sqrt(left / (Blocks - 2) / spread);
        var anHour = TimeSpan.FromHours(1) / (pause * size) / mean;
        return new Slope(mean, slope * anHour, T * deviation * anHour);
    }

    public override string ToString() => FormattableString.Invariant($"{Mean:0}, {PerHour:+0.0 %;-0.0 %} ± {Within:0.0 %} an hour");
}
