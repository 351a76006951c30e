using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>What a provider's sessions are like.</summary>
/// <param name="SessionMinutes">The lengths offered.</param>
/// <param name="SlotMinutes">Starts lie so far apart, counted from the opening of each interval of hours.</param>
/// <param name="BufferBeforeMinutes">Kept free before a session; it may lie outside of the hours.</param>
/// <param name="BufferAfterMinutes">Kept free after a session; it may lie outside of the hours.</param>
/// <param name="NoticeMinutes">A session is booked at least so long before it starts.</param>
/// <param name="HorizonDays">A session starts less than so many times 24 hours from now.</param>
/// <param name="MaxPerDay">Sessions that start on one local date, or null for any number.</param>
internal sealed record SessionRules(
    IReadOnlyList<int> SessionMinutes,
    int SlotMinutes,
    int BufferBeforeMinutes,
    int BufferAfterMinutes,
    int NoticeMinutes,
    int HorizonDays,
    int? MaxPerDay)
{
    public bool Offers(int minutes) => SessionMinutes.Contains(minutes);

    /// <summary>The first instant that may be booked at <paramref name="now"/>.</summary>
    public Instant Earliest(Instant now) => now + Duration.FromMinutes(NoticeMinutes);

    /// <summary>The first instant that is too far away to be booked at <paramref name="now"/>.</summary>
    public Instant Horizon(Instant now) => now + Duration.FromDays(HorizonDays);

    /// <summary>The cells that a session takes, buffers included.</summary>
    public CellRange Cells(Instant start, int minutes) => CellRange.Covering(
        start - Duration.FromMinutes(BufferBeforeMinutes), start + Duration.FromMinutes(minutes + BufferAfterMinutes));
}
