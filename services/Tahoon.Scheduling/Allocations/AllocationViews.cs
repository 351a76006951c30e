using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Allocations as other services see them.</summary>
internal static class AllocationViews
{
    /// <summary>An id that was released before its reserve came has empty members.</summary>
    public static AllocationView ToView(this Allocation row) => new(
        row.Id, row.Owner ?? default, row.ProviderId ?? default, row.StartsAt ?? default, row.EndsAt ?? default, row.State);
}
