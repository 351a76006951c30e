using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Calendars;

namespace Tahoon.Scheduling.Features.Slots;

/// <summary>Free slots of one provider, as a client asks for them; both families of endpoints ask here.</summary>
internal sealed class FindSlots(FreeTime free)
{
    /// <summary>The free slots; 404 where the caller may not see the provider, 422 where the length is not offered.</summary>
    public async Task<Result<Slot[]>> OfAsync(Guid provider, Window window, CancellationToken cancellation)
    {
        var found = await free.FindAsync([provider], window.Span, window.Minutes, null, cancellation);
        if (!found.TryGetValue(provider, out var entry))
            return Failures.NotFound;
        if (!entry.Schedule.Rules.Offers(window.Minutes))
            return Failures.SlotNotOffered.Because(
                $"The provider offers sessions of {string.Join(", ", entry.Schedule.Rules.SessionMinutes)} minutes.");

        return entry.Starts.Select(start => Slot.At(start, window.Minutes, window.Zone)).ToArray();
    }
}
