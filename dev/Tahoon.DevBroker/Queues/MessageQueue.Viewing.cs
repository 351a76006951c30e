namespace Tahoon.DevBroker.Queues;

/// <summary>Looking without touching.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Messages from a sequence number on, in whatever state.</summary>
    public List<MessageView> Peek(long from, int most)
    {
        lock (_gate)
        {
            Turn();
            return [.. _shelf.All
                .Where(entry => entry.Sequence >= from && entry.Place != Place.Leaving)
                .Take(most)
                .Select(View)];
        }
    }

    public QueueCounts Count()
    {
        var dead = _deadLetters?.Count();
        lock (_gate)
        {
            Turn();
            var places = _shelf.All.CountBy(entry => entry.Place).ToDictionary();
            return new QueueCounts(
                Name,
                places.GetValueOrDefault(Place.Ready),
                places.GetValueOrDefault(Place.Scheduled),
                places.GetValueOrDefault(Place.Locked) + places.GetValueOrDefault(Place.Leaving),
                places.GetValueOrDefault(Place.Deferred),
                dead is null ? 0 : dead.Active + dead.Locked + dead.Deferred,
                _shelf.All
                    .Where(entry => entry.Place is Place.Ready or Place.Locked or Place.Leaving)
                    .Min(entry => (DateTimeOffset?)entry.EnqueuedAt));
        }
    }
}
