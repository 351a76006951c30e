namespace Tahoon.Contracts.Events;

/// <summary>To Scheduling: the allocation is used by a booking. Confirming never inserts.</summary>
public sealed record ConfirmAllocation(Guid AllocationId, Guid BookingId) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.confirm-allocation.v1";
}

/// <summary>To Scheduling: the booking moved; the new allocation is confirmed and the old one released, both or none.</summary>
public sealed record SwitchAllocation(Guid OldAllocationId, Guid NewAllocationId, Guid BookingId, int BookingVersion) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.switch-allocation.v1";
}

/// <summary>To Scheduling: the allocation was refused, or its booking was cancelled.</summary>
public sealed record ReleaseAllocation(Guid AllocationId, Guid BookingId) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.release-allocation.v1";
}
