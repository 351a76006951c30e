using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Allocations as other services see them.</summary>
internal static class AllocationViews
{
    /// <summary>Of an allocation that was released before it was heard of.</summary>
    private static readonly DateTime NoTime = DateTime.UnixEpoch;

    /// <summary>An id that was released before its reserve came has empty members.</summary>
    public static AllocationView ToView(this Allocation row) => new(
        row.Id, row.Owner ?? default, row.ProviderId ?? default, row.StartsAt ?? NoTime, row.EndsAt ?? NoTime, row.State);
}
