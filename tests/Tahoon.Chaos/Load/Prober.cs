using System.Diagnostics;
using Tahoon.Chaos.Load.Deeds;

namespace Tahoon.Chaos.Load;

/// <summary>
/// Finds out when the service is there again for a client: over and over a session is booked and read. Whoever waits is told by
/// the first probe that began after its wait did, and succeeded.
/// </summary>
internal sealed class Prober(IReadOnlyList<Patient> probers)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>So long after the load has stopped, with nothing going wrong any more, a session must be to be had.</summary>
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(120);

    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];

    /// <summary>Probes until it is told to stop and nobody waits any more, or waits in vain.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var late = stop.Register(() => end.CancelAfter(LongestRecovery));
        await Task.WhenAll(probers.Select(prober => RunAsync(prober, stop, end.Token)));
        lock (_gate)
        {
            foreach (var waiter in _waiters)
                waiter.Told.TrySetCanceled(CancellationToken.None);
        }
    }

    /// <summary>How long it took from now on, or null where it never came about.</summary>
    public async Task<TimeSpan?> RecoveredAsync()
    {
        var waiter = new Waiter(Stopwatch.GetTimestamp(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
            _waiters.Add(waiter);
        await ((Task)waiter.Told.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var took = Stopwatch.GetElapsedTime(waiter.Since);
        lock (_gate)
            _waiters.Remove(waiter);
        return waiter.Told.Task.IsCompletedSuccessfully ? took : null;
    }

    private async Task RunAsync(Patient prober, CancellationToken stop, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && (!stop.IsCancellationRequested || IsAwaited()))
        {
            var began = Stopwatch.GetTimestamp();
            if (await ProbeAsync(prober, cancellation))
                Tell(began);
            foreach (var booking in prober.Memory.Bookings.Where(booking => booking.CanBeChanged).ToList())
                await Cancel.OneAsync(prober, booking, cancellation);
            await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> ProbeAsync(Patient prober, CancellationToken cancellation)
    {
        var before = prober.Memory.Bookings.Count;
        await prober.DoAsync(Book.Wish(prober, prober.Slots.ForProbe()), cancellation);
        return prober.Memory.Bookings.Count > before
            && await prober.App.AskAsync(
                Question.Get($"/api/v1/bookings/{prober.Memory.Bookings[^1].Id}"), TimeSpan.FromSeconds(15), cancellation) is { Succeeded: true };
    }

    private bool IsAwaited()
    {
        lock (_gate)
            return _waiters.Count > 0;
    }

    private void Tell(long began)
    {
        lock (_gate)
        {
            foreach (var waiter in _waiters.Where(waiter => waiter.Since <= began))
                waiter.Told.TrySetResult();
        }
    }

    private sealed record Waiter(long Since, TaskCompletionSource Told);
}
