using System.Diagnostics;
using Tahoon.Chaos.Load.Deeds;
using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Load;

/// <summary>Finds out when the service is there again for a client: a session of its own is booked and read.</summary>
internal sealed class Prober(App app, Recollection memory, Slots slots, Abilities abilities, Tally tally, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Lock _gate = new();
    private int _probes;

    public Recollection Memory => memory;

    /// <summary>How long it took, or null where it never was.</summary>
    public async Task<TimeSpan?> RecoveredAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var own = new Recollection(memory.UserId);
        var patient = new Patient(app, own, slots, abilities, tally, new Random(seed + Interlocked.Increment(ref _probes)));
        while (own.Bookings.Count == 0 && Stopwatch.GetElapsedTime(began) < Patience && !cancellation.IsCancellationRequested)
            await patient.DoAsync(Book.Wish(patient, slots.ForProbe()), cancellation);

        var read = own.Bookings is [var booking]
            && await app.AskAsync(Question.Get($"/api/v1/bookings/{booking.Id}"), Patience, cancellation) is { Succeeded: true };
        var took = Stopwatch.GetElapsedTime(began);
        foreach (var mine in own.Bookings.Where(mine => mine.CanBeChanged).ToList())
            await Cancel.OneAsync(patient, mine, cancellation);
        lock (_gate)
            memory.Add(own);
        return read ? took : null;
    }
}
