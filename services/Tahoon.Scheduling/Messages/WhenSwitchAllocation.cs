using Tahoon.Contracts.Events;
using Tahoon.Messaging.Inbox;
using Tahoon.Scheduling.Allocations;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Messages;

/// <summary>A booking moved. Its versions may arrive in any order: each allocation belongs to one of them for good.</summary>
internal sealed class WhenSwitchAllocation : IWhen<SchedulingDb, SwitchAllocation>
{
    public Task HandleAsync(SwitchAllocation data, SchedulingDb database, CancellationToken cancellation) =>
        SwitchTime.InAsync(database, data.OldAllocationId, data.NewAllocationId, cancellation);
}
