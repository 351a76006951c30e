using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tahoon.CrashPoints.World;

/// <summary>On which side of a point a process stops.</summary>
public enum Moment
{
    /// <summary>What the point names has not happened.</summary>
    Before,

    /// <summary>It has happened, and nobody in the process has learned of it.</summary>
    After,
}

/// <summary>
/// What every process passes while an operation is watched: its commits, its calls and its sends, each a point with a name.
/// The second of a name is called so. At the one point that is chosen, the process that reaches it ends.
/// </summary>
internal sealed class Script
{
    /// <summary>What a booking makes follow its answer by itself.</summary>
    public const string Confirmed = "booking asks scheduling POST allocations/*/confirm";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, int> _times = new();
    private readonly ConcurrentQueue<string> _points = new();
    private readonly ConcurrentDictionary<(string, Moment), bool> _passed = new();
    private volatile bool _watching;
    private (string Point, Moment Moment)? _end;
    private Pause? _pause;

    /// <summary>The point at which the client has its answer; no process ends at it.</summary>
    public const string Answered = "the client is answered";

    /// <summary>The points that were reached, in that order.</summary>
    public IReadOnlyList<string> Points => [.. _points];

    /// <summary>True once a process ended here.</summary>
    public bool Struck { get; private set; }

    /// <summary>Watches from here on, and ends the process that reaches the point, if one is named.</summary>
    public void Begin((string Point, Moment Moment)? end = null)
    {
        _times.Clear();
        _points.Clear();
        _passed.Clear();
        (_end, Struck, _watching) = (end, false, true);
    }

    public void End() => (_watching, _end) = (false, null);

    /// <summary>Names a point that is about to be passed; null while nobody watches.</summary>
    public string? Name(string what)
    {
        if (!_watching)
            return null;

        var times = _times.AddOrUpdate(what, 1, (_, before) => before + 1);
        var point = times is 1 ? what : $"{what} ({times})";
        _points.Enqueue(point);
        return point;
    }

    /// <summary>True where the process ends here; then, and once only.</summary>
    public bool EndsAt(string point, Moment moment)
    {
        lock (_points)
        {
            _passed[(point, moment)] = true;
            if (_end != (point, moment))
                return false;

            (_end, Struck) = (null, true);
            return true;
        }
    }

    /// <summary>Lets the first who comes to this side of a point wait there.</summary>
    public Pause PauseAt(string point, Moment moment)
    {
        Begin();
        return _pause = new Pause(point, moment);
    }

    /// <summary>What is to be waited for at a point, once.</summary>
    public Task WaitAt(string point, Moment moment) =>
        _pause is { } pause && pause.IsAt(point, moment) ? pause.WaitAsync() : Task.CompletedTask;

    /// <summary>Waits until a point was passed, or a process ended instead.</summary>
    public async Task UntilPassedAsync(string point)
    {
        var began = Stopwatch.GetTimestamp();
        while (!Struck && !_passed.ContainsKey((point, Moment.After)))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"'{point}' was not passed.");
            await Task.Delay(1);
        }
    }
}
