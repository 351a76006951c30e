using System.Diagnostics;

namespace Tahoon.SystemTests.Support;

/// <summary>Waits for what becomes true by itself.</summary>
internal static class Eventually
{
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

    /// <summary>Waits no longer than it takes; what is found afterwards is the caller's to judge.</summary>
    public static async Task SettlesAsync(Func<bool> settled, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (!settled() && Stopwatch.GetElapsedTime(began) < Patience)
            await Task.Delay(200, cancellation);
    }
}
