using Tahoon.Messaging.Work;
using Tahoon.Notification.Domain;

namespace Tahoon.Notification.Data;

/// <summary>
/// What one event has to tell one user. Its id is the event's. As work it waits until its recipient is known, for a user's
/// own message may come after that of a booking, and is done when there is a push for each device.
/// </summary>
internal sealed class Notice : WorkRow
{
    public const int LongestProviderName = 200;

    public required Guid UserId { get; init; }

    public required Guid BookingId { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>The session's start, UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>The session's end, UTC.</summary>
    public required DateTime End { get; init; }

    /// <summary>Whom the session is with, where the event says so.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The room, where there is one to go to.</summary>
    public string? MeetingId { get; init; }
}
