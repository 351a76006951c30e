using System.Collections.Concurrent;

namespace Tahoon.Messaging.Amqp;

/// <summary>The handlers under way.</summary>
internal sealed class Running
{
    private readonly ConcurrentDictionary<Guid, Task> _tasks = new();

    /// <summary>Starts work on the thread pool, off the library's receiving thread.</summary>
    public void Add(Func<Task> work)
    {
        var id = Guid.NewGuid();
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _tasks[id] = RunAsync(id, start.Task, work);
        start.SetResult();
    }

    public Task AllAsync() => Task.WhenAll(_tasks.Values);

    private async Task RunAsync(Guid id, Task start, Func<Task> work)
    {
        await start;
        try
        {
            await work();
        }
        finally
        {
            _tasks.TryRemove(id, out _);
        }
    }
}
