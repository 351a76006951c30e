namespace Tahoon.CrashPoints.World;

/// <summary>A place where somebody waits until the test lets it go on.</summary>
internal sealed class Pause(string point, Moment moment)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when somebody waits.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void GoOn() => _goOn.TrySetResult();

    public bool IsAt(string place, Moment side) => (place, side) == (point, moment);

    public Task WaitAsync() => _reached.TrySetResult() ? _goOn.Task : Task.CompletedTask;
}
