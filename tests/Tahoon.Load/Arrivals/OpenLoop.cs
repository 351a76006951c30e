using Tahoon.Load.Measuring;

namespace Tahoon.Load.Arrivals;

/// <summary>
/// Sends what arrives when it arrives, whatever has become of the rest. Latency counts from the written arrival: where the sender
/// or the visitor's last request is late, the wait is in the figure (no coordinated omission).
/// </summary>
internal sealed class OpenLoop(Recorder recorder, TimeProvider clock)
{
    private int _open;

    /// <summary>Asked and not answered yet.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Sends all of them, or until <paramref name="enough"/> says that it is enough, and waits for their answers.</summary>
    public async Task RunAsync(
        IReadOnlyList<Arrival> arrivals, Func<Arrival, Task<(Operation, Outcome)>> send, Func<bool> enough, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var open = new List<Task>();
        foreach (var arrival in arrivals)
        {
            if (enough())
                break;
            var early = arrival.At - clock.GetElapsedTime(began);
            if (early > TimeSpan.Zero)
                await Task.Delay(early, clock, cancellation);
            open.Add(SendAsync(arrival, send, began));
        }

        await Task.WhenAll(open);
    }

    private async Task SendAsync(Arrival arrival, Func<Arrival, Task<(Operation, Outcome)>> send, long began)
    {
        Interlocked.Increment(ref _open);
        var (operation, outcome) = await send(arrival);
        Interlocked.Decrement(ref _open);
        recorder.Record(operation, arrival.At, clock.GetElapsedTime(began) - arrival.At, outcome);
    }
}
