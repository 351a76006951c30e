using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging.Inbox;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Messages;

/// <summary>A booking uses the allocation. One that was released since, as the booking moved on, stays released.</summary>
internal sealed class WhenConfirmAllocation : IWhen<SchedulingDb, ConfirmAllocation>
{
    public async Task HandleAsync(ConfirmAllocation data, SchedulingDb database, CancellationToken cancellation)
    {
        if (await ConfirmTime.InAsync(database, data.AllocationId, cancellation) is null or { State: AllocationState.Held })
            throw new UnknownAllocationException(data.AllocationId);
    }
}
