namespace Tahoon.Gateway.Limits;

/// <summary>Whether a request may go on, and what its client is told of its limit.</summary>
/// <param name="IsGranted">False where it is refused.</param>
/// <param name="Remaining">How many more may come at once.</param>
/// <param name="FullAfter">Seconds until the burst is whole again.</param>
/// <param name="RetryAfter">Seconds until it is worth trying again.</param>
internal readonly record struct Verdict(bool IsGranted, int Remaining, int FullAfter, int RetryAfter)
{
    public static Verdict Of(Rate rate, bool isGranted, Taken taken, int stock) => new(
        isGranted,
        isGranted ? taken.Left(rate) + stock : 0,
        Seconds(taken.Missing),
        isGranted ? 0 : Math.Max(1, Seconds(taken.Until(rate))));

    private static int Seconds(long microseconds) => (int)((microseconds + 999_999) / 1_000_000);
}
