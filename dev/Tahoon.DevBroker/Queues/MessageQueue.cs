using Tahoon.DevBroker.Storage;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Queues;

/// <summary>One queue, or one queue's dead letters: the shelf, kept in step with the journal and the clock.</summary>
internal sealed partial class MessageQueue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Shelf _shelf = new();
    private readonly List<Action> _waiting = [];
    private readonly QueueRules _rules;
    private readonly Journal _journal;
    private readonly KeptContent _kept;
    private readonly TimeProvider _clock;
    private readonly MessageQueue? _deadLetters;
    private readonly ITimer _timer;
    private DateTimeOffset _wakeAt = DateTimeOffset.MaxValue;

    public MessageQueue(
        string name, MessageQueue? deadLetters, QueueRules rules, Journal journal, KeptContent kept, TimeProvider clock)
    {
        Name = name;
        _deadLetters = deadLetters;
        _rules = rules;
        _journal = journal;
        _kept = kept;
        _clock = clock;
        _timer = clock.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Name { get; }

    public MessageQueue? DeadLetters => _deadLetters;

    /// <summary>Puts a stored message back in its place after a start; a lock it was under is gone.</summary>
    public void Restore(StoredMessage stored)
    {
        var entry = new Entry
        {
            Sequence = stored.Sequence,
            EnqueuedAt = stored.EnqueuedAt,
            Deliveries = stored.Deliveries,
            Reason = stored.Reason,
            Description = stored.Description,
            Deferred = stored.Deferred,
            Place = stored.Deferred ? Place.Deferred : Place.Ready,
        };
        if (Exhausted(entry))
            entry.Place = Place.Leaving;
        lock (_gate)
        {
            _shelf.Add(entry, _clock.GetUtcNow());
            if (entry.Place == Place.Leaving)
                GiveBack(entry);
            Rearm();
        }
    }

    /// <summary>Stores messages and then makes them receivable, or keeps them until they are due.</summary>
    /// <param name="messages">All of them are stored, or none.</param>
    /// <param name="done">Told the sequence numbers after the commit, or why there are none.</param>
    public void Send(IReadOnlyList<IncomingMessage> messages, Action<AmqpFault?, long[]> done)
    {
        var now = Milliseconds(_clock.GetUtcNow());
        var inserts = messages
            .Select(message => new Change.Insert(
                new StoredMessage(_journal.NextSequence(), Name, false, message.MessageId,
                    message.ScheduledAt is { } at && at > now ? Milliseconds(at) : now),
                message.Content))
            .ToArray();
        _journal.Put(inserts, failure =>
        {
            if (failure is null)
                Publish(inserts);
            done(Failure.Of(failure), failure is null ? [.. inserts.Select(insert => insert.Message.Sequence)] : []);
        });
    }

    /// <summary>Locks the next receivable message for the caller.</summary>
    /// <param name="whenReady">Called once, on any thread, when there may be a message again; unless one is returned now.</param>
    public MessageView? Take(Action whenReady)
    {
        lock (_gate)
        {
            var now = Turn();
            var entry = _shelf.Take(now + _rules.LockDuration);
            if (entry is null)
            {
                _waiting.Add(whenReady);
                return null;
            }

            _journal.Put([new Change.Note(entry.Sequence, entry.Deliveries, false)], _ => { });
            Rearm();
            return View(entry);
        }
    }

    public void Forget(Action whenReady)
    {
        lock (_gate)
            _waiting.Remove(whenReady);
    }

    /// <summary>Locks again for a full duration; null when the lock is gone.</summary>
    public DateTimeOffset? Renew(Guid token)
    {
        lock (_gate)
        {
            var now = Turn();
            if (_shelf.Holding(token, now) is not { } entry)
                return null;

            _shelf.Lock(entry, token, now + _rules.LockDuration);
            Rearm();
            return entry.LockedUntil;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Publish(IReadOnlyList<Change.Insert> inserts)
    {
        lock (_gate)
        {
            foreach (var (message, content) in inserts)
            {
                var entry = new Entry
                {
                    Sequence = message.Sequence,
                    EnqueuedAt = message.EnqueuedAt,
                    Content = _kept.Keep(content),
                };
                _shelf.Add(entry, _clock.GetUtcNow());
            }

            Rearm();
            Wake();
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            _wakeAt = DateTimeOffset.MaxValue;
            Turn();
            Rearm();
        }
    }

    /// <summary>Does what has become due, and answers the time by which it did.</summary>
    private DateTimeOffset Turn()
    {
        var now = _clock.GetUtcNow();
        _shelf.Promote(now);
        foreach (var entry in _shelf.Expire(now))
            GiveBack(entry);
        Wake();
        return now;
    }

    private void Wake()
    {
        if (!_shelf.HasReady)
            return;

        foreach (var whenReady in _waiting)
            whenReady();
        _waiting.Clear();
    }

    private void Rearm()
    {
        if (_shelf.NextDue() is not { } due || due >= _wakeAt)
            return;

        _wakeAt = due;
        var wait = Math.Ceiling(Math.Clamp((due - _clock.GetUtcNow()).TotalMilliseconds, 0, 86_400_000));
        _timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }

    private MessageView View(Entry entry) => new(
        entry.Sequence,
        entry.EnqueuedAt,
        entry.Deliveries,
        entry.Place switch
        {
            Place.Scheduled => VisibleState.Scheduled,
            Place.Deferred => VisibleState.Deferred,
            _ => VisibleState.Active,
        },
        entry.LockToken,
        entry.Place == Place.Locked ? entry.LockedUntil : null,
        entry.Reason,
        entry.Description,
        _deadLetters is null ? Name : null,
        entry.Content ?? _journal.Read(entry.Sequence));

    // The wire and the file know whole milliseconds only.
    private static DateTimeOffset Milliseconds(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
