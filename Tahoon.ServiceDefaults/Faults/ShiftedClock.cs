namespace Tahoon.ServiceDefaults.Faults;

/// <summary>The system's clock, off by as much as is ordered. Timers and elapsed time go as ever.</summary>
internal sealed class ShiftedClock(OrderedFaults faults) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + faults.ClockShift;
}
