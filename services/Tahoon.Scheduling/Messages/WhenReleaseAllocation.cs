using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Messages;

/// <summary>The allocation was refused, or its booking was cancelled.</summary>
internal sealed class WhenReleaseAllocation : IWhen<SchedulingDb, ReleaseAllocation>
{
    public Task HandleAsync(ReleaseAllocation data, SchedulingDb database, CancellationToken cancellation) =>
        ReleaseTime.InAsync(database, data.AllocationId, cancellation);
}
