namespace Tahoon.DevBroker.Queues;

/// <summary>The messages of one queue by where they are. Plain bookkeeping: no clock, no disk, no locking of its own.</summary>
internal sealed class Shelf
{
    private readonly SortedDictionary<long, Entry> _all = [];
    private readonly PriorityQueue<Entry, long> _ready = new();
    private readonly PriorityQueue<Entry, DateTimeOffset> _scheduled = new();
    private readonly Dictionary<Guid, Entry> _locked = [];
    private readonly PriorityQueue<(Entry Entry, Guid Token, DateTimeOffset At), DateTimeOffset> _expiries = new();

    public IEnumerable<Entry> All => _all.Values;

    public bool HasReady => _ready.Count > 0;

    public Entry? Find(long sequence) => _all.GetValueOrDefault(sequence);

    public void Add(Entry entry, DateTimeOffset now)
    {
        _all.Add(entry.Sequence, entry);
        if (entry.Place is Place.Deferred or Place.Leaving)
            return;

        if (entry.EnqueuedAt <= now)
        {
            Return(entry);
            return;
        }

        entry.Place = Place.Scheduled;
        _scheduled.Enqueue(entry, entry.EnqueuedAt);
    }

    public void Remove(Entry entry)
    {
        Unlock(entry, Place.Leaving);
        _all.Remove(entry.Sequence);
    }

    /// <summary>The ready message with the lowest number, under a new lock; counts as a delivery.</summary>
    public Entry? Take(DateTimeOffset lockedUntil)
    {
        if (!_ready.TryDequeue(out var entry, out _))
            return null;

        entry.Deliveries++;
        Lock(entry, Guid.NewGuid(), lockedUntil);
        return entry;
    }

    /// <summary>Puts a deferred message, or one whose settlement failed, under a lock.</summary>
    public void Lock(Entry entry, Guid token, DateTimeOffset until)
    {
        (entry.Place, entry.LockToken, entry.LockedUntil) = (Place.Locked, token, until);
        _locked[token] = entry;
        _expiries.Enqueue((entry, token, until), until);
    }

    /// <summary>The message under this lock, or null when the lock is gone.</summary>
    public Entry? Holding(Guid token, DateTimeOffset now) =>
        _locked.TryGetValue(token, out var entry) && entry.LockedUntil > now ? entry : null;

    /// <summary>Ends the lock and puts the message aside.</summary>
    public void Unlock(Entry entry, Place place)
    {
        _locked.Remove(entry.LockToken);
        entry.Place = place;
    }

    public void Return(Entry entry)
    {
        Unlock(entry, Place.Ready);
        _ready.Enqueue(entry, entry.Sequence);
    }

    /// <summary>Takes the messages whose lock has run out out of their locks; where they go is the caller's to say.</summary>
    public List<Entry> Expire(DateTimeOffset now)
    {
        var expired = new List<Entry>();
        while (_expiries.TryPeek(out var next, out var at) && at <= now)
        {
            _expiries.Dequeue();
            if (!Stale(next))
            {
                Unlock(next.Entry, Place.Leaving);
                expired.Add(next.Entry);
            }
        }

        return expired;
    }

    /// <summary>Makes receivable what is due.</summary>
    public void Promote(DateTimeOffset now)
    {
        while (_scheduled.TryPeek(out var entry, out var at) && at <= now)
        {
            _scheduled.Dequeue();
            if (entry.Place == Place.Scheduled)
                Return(entry);
        }
    }

    /// <summary>When <see cref="Expire"/> or <see cref="Promote"/> will next have something to do.</summary>
    public DateTimeOffset? NextDue()
    {
        while (_expiries.TryPeek(out var next, out _) && Stale(next))
            _expiries.Dequeue();

        DateTimeOffset? expiry = _expiries.TryPeek(out _, out var e) ? e : null;
        DateTimeOffset? schedule = _scheduled.TryPeek(out _, out var s) ? s : null;
        return expiry < schedule || schedule is null ? expiry : schedule;
    }

    // A settled or renewed lock leaves its old expiry behind.
    private static bool Stale((Entry Entry, Guid Token, DateTimeOffset At) expiry) =>
        expiry.Entry.Place != Place.Locked
        || expiry.Entry.LockToken != expiry.Token
        || expiry.Entry.LockedUntil != expiry.At;
}
