using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Allocations;

/// <summary>Moves a booking from one allocation to another, inside a transaction.</summary>
internal static class SwitchTime
{
    /// <summary>
    /// Confirms the new allocation and releases the old one; cells of both go over to the new one. Where the new one was
    /// released meanwhile, as the booking went on to another or was cancelled, the old one is released all the same: it is of
    /// no version of the booking any more, so the order in which switches arrive does not matter.
    /// </summary>
    /// <exception cref="UnknownAllocationException">The new allocation is not there: nothing was changed.</exception>
    public static async Task InAsync(SchedulingDb db, Guid old, Guid @new, CancellationToken cancellation)
    {
        await ProviderTurn.TakeOfAsync(db, [old, @new], cancellation);
        if (await ConfirmTime.InAsync(db, @new, cancellation) is not { State: not AllocationState.Held })
            throw new UnknownAllocationException(@new);

        await ReleaseTime.InAsync(db, old, cancellation);
    }
}

/// <summary>A decision names an allocation that Scheduling does not have: the two databases disagree, an operator has to look.</summary>
internal sealed class UnknownAllocationException(Guid id) : Exception($"There is no allocation {id} to confirm.");
