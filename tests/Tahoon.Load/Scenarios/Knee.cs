using Tahoon.Load.Measuring;

namespace Tahoon.Load.Scenarios;

/// <summary>Where the system began to break as the rate rose: the last rate that it still took.</summary>
internal sealed record Knee(double RequestsPerSecond, bool Broke)
{
    private const int InARow = 2;

    private const double MostErrors = 0.05, MostP95Ms = 1000;

    /// <summary>Two seconds in a row in which one in twenty was not done, or p95 was over a second, are a break.</summary>
    public static Knee? Of(IReadOnlyList<Second> seconds)
    {
        var (good, bad) = (0.0, 0);
        foreach (var second in seconds.Where(second => second.Arrived > 0))
        {
            bad = IsBroken(second) ? bad + 1 : 0;
            if (bad == InARow)
                return new Knee(good, Broke: true);
            if (bad == 0)
                good = Math.Max(good, second.Arrived);
        }

        return good > 0 ? new Knee(good, Broke: false) : null;
    }

    private static bool IsBroken(Second second) =>
        second.Arrived - second.Done > MostErrors * second.Arrived || second.Latency.Percentile(95) > MostP95Ms;
}
