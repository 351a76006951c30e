using System.Collections.Concurrent;

namespace Tahoon.Chaos.Load;

/// <summary>What all clients have counted.</summary>
internal sealed class Tally
{
    private int _requests, _booked, _conflicts;

    public int Requests => _requests;

    /// <summary>Wishes to book that were answered with a booking; a repeated question counts once.</summary>
    public int Booked => _booked;

    /// <summary>Wishes that lost their slot to somebody else.</summary>
    public int Conflicts => _conflicts;

    /// <summary>Statuses with how often they came; 0 is no answer.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    /// <summary>From now on; what was counted before is of no account.</summary>
    public void Begin()
    {
        _requests = _booked = _conflicts = 0;
        Statuses.Clear();
    }

    public void Asked() => Interlocked.Increment(ref _requests);

    public void Got(int status) => Statuses.AddOrUpdate(status, 1, (_, count) => count + 1);

    public void CountBooked() => Interlocked.Increment(ref _booked);

    public void CountConflict() => Interlocked.Increment(ref _conflicts);
}
