namespace Tahoon.Load.Measuring;

/// <summary>Looks at the memory of all processes once a second.</summary>
internal sealed class MemoryWatch(Resources resources)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<double> _megabytes = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _megabytes.Add(resources.Now().Megabytes);
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public MemoryTrend? Trend => MemoryTrend.Of(_megabytes);
}

/// <summary>Memory in the second quarter of a run and in its last: the first warms up.</summary>
internal sealed record MemoryTrend(double EarlyMb, double LateMb)
{
    public double Growth => EarlyMb > 0 ? LateMb / EarlyMb : 1;

    public static MemoryTrend? Of(IReadOnlyList<double> megabytes)
    {
        var quarter = megabytes.Count / 4;
        return quarter == 0
            ? null
            : new MemoryTrend(megabytes.Skip(quarter).Take(quarter).Average(), megabytes.TakeLast(quarter).Average());
    }
}
