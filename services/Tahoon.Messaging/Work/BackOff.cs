namespace Tahoon.Messaging.Work;

/// <summary>Exponential back-off with full jitter in its upper half: 1 s, 2 s, 4 s … 15 s.</summary>
internal static class BackOff
{
    private const double Longest = 15;

    public static TimeSpan After(int attempts)
    {
        var full = Math.Min(Longest, Math.Pow(2, Math.Clamp(attempts - 1, 0, 10)));
#pragma warning disable CA5394 // jitter spreads load, it protects nothing
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
