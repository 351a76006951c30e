namespace Tahoon.Invariants;

/// <summary>What was found about an invariant.</summary>
/// <param name="Checked">False where what it asks is not there.</param>
internal sealed record Verdict(string Name, bool Checked, IReadOnlyList<string> Offenders)
{
    public bool Holds => Offenders.Count == 0;
}

/// <summary>
/// Checks all invariants. No two databases are read at one instant, so on a running system a find is only a suspect: it
/// counts when it is found again after a while.
/// </summary>
internal static class Check
{
    public static async Task<IReadOnlyList<Verdict>> RunAsync(
        string folder, TimeSpan again, CancellationToken cancellation = default)
    {
        var first = Once(folder);
        if (first.All(verdict => verdict.Holds))
            return first;

        await Task.Delay(again, cancellation);
        return [.. first.Zip(Once(folder), (before, now) => now with { Offenders = [.. before.Offenders.Intersect(now.Offenders)] })];
    }

    /// <summary>What is to be seen right now, suspects included.</summary>
    public static IReadOnlyList<Verdict> Once(string folder)
    {
        using var databases = Databases.Open(folder);
        return [.. Invariant.All.Select(invariant => invariant.AsksPartners && !databases.HavePartners
            ? new Verdict(invariant.Name, false, [])
            : new Verdict(invariant.Name, true, [.. invariant.Offenders(databases).Distinct()]))];
    }
}
