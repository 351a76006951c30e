using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;

namespace Tahoon.Booking.Answers;

/// <summary>A held slot, as clients see it.</summary>
/// <param name="Status">Held, until <paramref name="ExpiresAt"/>.</param>
/// <param name="ExpiresAt">From then on the slot is anybody's.</param>
internal sealed record HoldAnswer(
    HoldId HoldId, UserId UserId, ProviderId ProviderId, DateTime Start, DateTime End, string Status, DateTime ExpiresAt)
{
    public static HoldAnswer Of(HoldView held) => new(
        new(held.HoldId), new(held.UserId), new(held.ProviderId), held.Start, held.End, nameof(AllocationState.Held),
        held.ExpiresAt);
}
