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
}
