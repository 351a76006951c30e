namespace Tahoon.Messaging.Tests.Queues;

/// <summary>The system's clock with a lead that a test can raise.</summary>
internal sealed class ForwardClock : TimeProvider
{
    private long _lead;

    public void PutForward(TimeSpan by) => Interlocked.Add(ref _lead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _lead));
}
