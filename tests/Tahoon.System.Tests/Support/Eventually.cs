using System.Diagnostics;

namespace Tahoon.SystemTests.Support;

/// <summary>Waits for what becomes true by itself.</summary>
internal static class Eventually
{
    private const int LooksInARow = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task BecomesTrueAsync(Func<Task<bool>> condition, string what, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"After {Patience.TotalSeconds} s: {what}.");
            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>
    /// Waits until it is settled and stays so for a moment, as a message on its way is in no table; what is found afterwards is
    /// the caller's to judge.
    /// </summary>
    public static async Task SettlesAsync(Func<bool> settled, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (var looks = 0; looks < LooksInARow && Stopwatch.GetElapsedTime(began) < Patience; looks = settled() ? looks + 1 : 0)
            await Task.Delay(200, cancellation);
    }
}
