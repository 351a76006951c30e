using Amqp;
using Tahoon.DevBroker.Storage;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Queues;

/// <summary>How messages leave their lock.</summary>
internal sealed partial class MessageQueue
{
    private Decision.DeadLetter MaxDeliveriesExceeded => new(
        "MaxDeliveryCountExceeded", $"Message could not be consumed after {_rules.MaxDeliveries} delivery attempts.");

    /// <summary>Carries a receiver's decision out; <paramref name="done"/> is told after it is on disk, or why it can't be.</summary>
    public void Settle(Guid token, Decision decision, Action<AmqpFault?> done)
    {
        lock (_gate)
        {
            if (_shelf.Holding(token, Turn()) is { } entry)
            {
                Settling(entry, decision, done);
                return;
            }
        }

        done(new AmqpFault(Conditions.MessageLockLost, "The lock supplied is invalid: it ran out, or the message is settled."));
    }

    /// <summary>Locks deferred messages for the caller; those that aren't there are left out.</summary>
    public List<MessageView> TakeDeferred(IEnumerable<long> sequences)
    {
        lock (_gate)
        {
            var until = Turn() + _rules.LockDuration;
            var taken = sequences.Select(_shelf.Find).OfType<Entry>().Where(e => e.Place == Place.Deferred).ToList();
            foreach (var entry in taken)
            {
                entry.Deliveries++;
                _shelf.Lock(entry, Guid.NewGuid(), until);
                _journal.Put([new Change.Note(entry.Sequence, entry.Deliveries, true)], _ => { });
            }

            Rearm();
            return taken.ConvertAll(View);
        }
    }

    /// <summary>Takes scheduled messages back, all or none.</summary>
    public void Cancel(IReadOnlyList<long> sequences, Action<AmqpFault?> done)
    {
        lock (_gate)
        {
            Turn();
            var entries = sequences.Select(_shelf.Find).OfType<Entry>().Where(e => e.Place == Place.Scheduled).ToList();
            if (entries.Count == sequences.Count)
            {
                entries.ForEach(entry => entry.Place = Place.Leaving);
                _journal.Put(
                    [.. entries.Select(entry => new Change.Delete(entry.Sequence))],
                    failure => Cancelled(entries, failure, done));
                return;
            }
        }

        done(new AmqpFault(Conditions.MessageNotFound, "A message is not there, or not scheduled any more."));
    }

    private void Cancelled(List<Entry> entries, Exception? failure, Action<AmqpFault?> done)
    {
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                _shelf.Remove(entry);
                if (failure is null)
                    _kept.Forget(entry.Content);
                else
                    _shelf.Add(entry, _clock.GetUtcNow());
            }

            Rearm();
            Wake();
        }

        done(Failure.Of(failure));
    }

    private bool Exhausted(Entry entry) => _deadLetters is not null && entry.Deliveries >= _rules.MaxDeliveries;

    private void GiveBack(Entry entry)
    {
        if (Exhausted(entry))
            Settling(entry, MaxDeliveriesExceeded, _ => { });
        else if (entry.Deferred)
            _shelf.Unlock(entry, Place.Deferred);
        else
            _shelf.Return(entry);
    }

    private void Settling(Entry entry, Decision decision, Action<AmqpFault?> done)
    {
        switch (decision)
        {
            case Decision.Complete:
                Leave(entry, new Change.Delete(entry.Sequence), () => _kept.Forget(entry.Content), done);
                break;
            case Decision.DeadLetter when _deadLetters is null:
                done(new AmqpFault(ErrorCode.NotAllowed, "A dead letter can't be dead-lettered."));
                break;
            case Decision.DeadLetter(var reason, var description):
                Leave(entry, new Change.Bury(entry.Sequence, reason, description), () => Bury(entry, reason, description), done);
                break;
            case Decision.Defer:
                Defer(entry, done);
                break;
            case Decision.Release:
                entry.Deliveries--;
                _journal.Put([new Change.Note(entry.Sequence, entry.Deliveries, entry.Deferred)], _ => { });
                GiveBack(entry);
                break;
            default:
                GiveBack(entry);
                break;
        }

        Wake();
        if (decision is Decision.Abandon or Decision.Release)
            done(null);
    }

    private void Leave(Entry entry, Change change, Action left, Action<AmqpFault?> done)
    {
        _shelf.Unlock(entry, Place.Leaving);
        _journal.Put([change], failure =>
        {
            lock (_gate)
            {
                if (failure is null)
                    _shelf.Remove(entry);
                else
                    LockAgain(entry);
            }

            if (failure is null)
                left();
            done(Failure.Of(failure));
        });
    }

    private void Defer(Entry entry, Action<AmqpFault?> done)
    {
        _shelf.Unlock(entry, Place.Leaving);
        _journal.Put([new Change.Note(entry.Sequence, entry.Deliveries, true)], failure =>
        {
            lock (_gate)
            {
                if (failure is null)
                    (entry.Deferred, entry.Place) = (true, Place.Deferred);
                else
                    LockAgain(entry);
            }

            done(Failure.Of(failure));
        });
    }

    // What could not be stored has not happened: the receiver may try again until the lock ends, then others may.
    private void LockAgain(Entry entry)
    {
        var soonest = _clock.GetUtcNow() + TimeSpan.FromSeconds(1);
        _shelf.Lock(entry, entry.LockToken, entry.LockedUntil > soonest ? entry.LockedUntil : soonest);
        Rearm();
    }

    private void Bury(Entry entry, string? reason, string? description)
    {
        (entry.Reason, entry.Description, entry.Deferred) = (reason, description, false);
        _deadLetters!.Admit(entry);
    }

    private void Admit(Entry entry)
    {
        lock (_gate)
        {
            entry.Place = Place.Ready;
            _shelf.Add(entry, _clock.GetUtcNow());
            Wake();
        }
    }
}
