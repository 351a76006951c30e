using Tahoon.Load.Reports;

namespace Tahoon.Load.Comparing;

/// <summary>Whether a ratio got worse.</summary>
internal enum Verdict
{
    Holds,

    Worse,

    /// <summary>The slices lie so far apart that even half the ratio would not have been seen.</summary>
    TooNoisy,
}

/// <summary>One ratio, then and now, and how far it may have fallen by chance.</summary>
internal sealed record Compared(string Ratio, double Then, double Now, double Margin, Verdict Verdict)
{
    public override string ToString() => FormattableString.Invariant($"{Ratio}: {Then:0.000} then, {Now:0.000} now, margin {Margin:P0}: {Verdict}");
}

/// <summary>
/// Compares ratios of two runs, never their figures. A ratio is the median over rounds in which its two sides were measured one
/// right after the other; its noise is how far the rounds lie apart (see <see cref="Reference.Figure"/>). It got worse where it fell
/// by more than three times the noise of both runs together, on a logarithmic scale as ratios are, and by more than a least margin.
/// </summary>
internal static class Comparison
{
    /// <summary>What is never called a regression: programs are laid out in memory anew at each build.</summary>
    public const double Least = 0.1;

    /// <summary>A larger margin would hide anything.</summary>
    public const double Most = 0.5;

    private const double Deviations = 3;

    /// <summary>That with the partners' waits is left out: the audited path waits, so it is as fast on any machine, and this one is not.</summary>
    /// <param name="least">What is never called a regression; more than <see cref="Least"/> where two runs differ by more than their slices tell.</param>
    public static IReadOnlyList<Compared> Of(Report then, Report now, double least = Least) =>
    [
        .. new (string Name, Func<Ratios, double?> Of)[]
        {
            ("bookingToStorageEf", ratios => ratios.BookingToStorageEf),
            ("bookingToBaselineWithoutWaits", ratios => ratios.BookingToBaselineWithoutWaits),
            ("readToProxy", ratios => ratios.ReadToProxy),
        }
        .Where(ratio => ratio.Of(then.Ratios) is > 0 && ratio.Of(now.Ratios) is not null)
        .Select(ratio => One(ratio.Name, ratio.Of(then.Ratios)!.Value, ratio.Of(now.Ratios)!.Value, ratio.Of(then.Noise) ?? 0, ratio.Of(now.Noise) ?? 0, least)),
    ];

    private static Compared One(string name, double then, double now, double noiseThen, double noiseNow, double least)
    {
        var together = Math.Sqrt((noiseThen * noiseThen) + (noiseNow * noiseNow));
        var margin = Math.Max(least, 1 - Math.Exp(-Deviations * together));
        var fell = 1 - (now / then);
        var verdict = fell > margin ? Verdict.Worse : margin > Most ? Verdict.TooNoisy : Verdict.Holds;
        return new Compared(name, then, now, margin, verdict);
    }
}
