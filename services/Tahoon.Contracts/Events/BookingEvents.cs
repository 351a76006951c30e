namespace Tahoon.Contracts.Events;

/// <summary>A session was booked; the meetings worker makes its room.</summary>
/// <param name="Version">The booking's version that the event made.</param>
public sealed record SessionBooked(
    Guid BookingId,
    Guid OrganisationId,
    Guid UserId,
    Guid ProviderId,
    string ProviderName,
    DateTime Start,
    DateTime End,
    int Version) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.session-booked.v1";
}

/// <summary>A session was moved to other time; its room stays.</summary>
/// <param name="Version">The booking's version that the event made.</param>
public sealed record SessionRescheduled(
    Guid BookingId,
    Guid OrganisationId,
    Guid UserId,
    Guid ProviderId,
    string ProviderName,
    DateTime Start,
    DateTime End,
    int Version) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.session-rescheduled.v1";
}

/// <summary>A session was cancelled; its room is closed and its user is told.</summary>
/// <param name="Version">The booking's version that the event made.</param>
public sealed record SessionCancelled(
    Guid BookingId, Guid OrganisationId, Guid UserId, Guid ProviderId, DateTime Start, DateTime End, int Version) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.session-cancelled.v1";
}

/// <summary>The room of a session is there; its user is told.</summary>
/// <param name="MeetingId">The partner's room id, as apps join it.</param>
public sealed record MeetingReady(
    Guid BookingId,
    Guid OrganisationId,
    Guid UserId,
    Guid ProviderId,
    string ProviderName,
    string MeetingId,
    DateTime Start,
    DateTime End) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.meeting-ready.v1";
}
