namespace Tahoon.Messaging;

/// <summary>Pauses that double, with jitter so that replicas don't come back in step.</summary>
internal static class Pauses
{
    /// <param name="attempt">1 for the first pause.</param>
    /// <param name="first">The first pause, half of it fixed and half of it random.</param>
    /// <param name="most">No pause is longer.</param>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan most)
    {
        var full = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 30)), most.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
