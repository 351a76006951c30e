namespace Tahoon.Load.Measuring;

/// <summary>Looks once a second at what all processes hold.</summary>
internal sealed class Watch(Resources resources)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<double> _megabytes = [], _handles = [];

    public Held? Held => Slope.Of(_megabytes, Pause) is { } memory && Slope.Of(_handles, Pause) is { } handles ? new Held(memory, handles) : null;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var now = resources.Now();
            _megabytes.Add(now.Megabytes);
            _handles.Add(now.Handles);
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>What all processes hold: their working sets in megabytes, and their handles.</summary>
internal sealed record Held(Slope MemoryMb, Slope Handles);
