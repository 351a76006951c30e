using Microsoft.Extensions.Time.Testing;

namespace Tahoon.Testing.Http;

/// <summary>Lets a test's clock run while something waits by it.</summary>
public static class PassingTime
{
    private const int Most = 400;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.1), Pause = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(20);

    /// <summary>Moves the clock on, five times as fast as the real one, until the task has ended.</summary>
    public static async Task<T> PassUntilAsync<T>(this FakeTimeProvider clock, Task<T> task)
    {
        for (var steps = 0; steps < Most && !task.IsCompleted; steps++)
        {
            await Task.WhenAny(task, Task.Delay(Pause));
            clock.Advance(Step);
        }

        return await task.WaitAsync(Patience);
    }
}
