namespace Tahoon.DevBroker.Queues;

/// <summary>What holds for every queue of a broker.</summary>
internal sealed record QueueRules(TimeSpan LockDuration, int MaxDeliveries);
