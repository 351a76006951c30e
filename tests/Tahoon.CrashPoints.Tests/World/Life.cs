namespace Tahoon.CrashPoints.World;

/// <summary>
/// One life of a process. Where it ends, the code that is there never goes on: it does not throw, so nothing of it can
/// compensate, and whatever else of the process reaches a point afterwards stops there too.
/// </summary>
internal sealed class Life(string service, Script script)
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Service => service;

    public bool IsOver => Ended.IsCompleted;

    public Task Ended => _end.Task;

    /// <summary>Passes a point with its effect; what it answers is null only where nobody is left to see it.</summary>
    public async Task<T> PassAsync<T>(string what, Func<Task<T>> effect)
    {
        var point = script.Name($"{service} {what}");
        await ReachAsync(point, Moment.Before);
        var answer = await effect();
        await ReachAsync(point, Moment.After);
        return answer;
    }

    /// <summary>Names a point whose two sides are reached one by one.</summary>
    public string? Name(string what) => script.Name($"{service} {what}");

    /// <param name="point">As it was named; null while nobody watches.</param>
    /// <param name="moment">The side of it.</param>
    /// <param name="dying">What the operating system does for a process that is gone.</param>
    public async Task ReachAsync(string? point, Moment moment, Func<Task>? dying = null)
    {
        if (!IsOver && (point is null || !script.EndsAt(point, moment)))
        {
            await (point is null ? Task.CompletedTask : script.WaitAt(point, moment));
            return;
        }

        if (dying is not null)
            await dying();
        _end.TrySetResult();
        await new TaskCompletionSource().Task;
    }
}
