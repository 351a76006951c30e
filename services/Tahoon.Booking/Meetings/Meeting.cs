using Tahoon.Contracts.Events;
using Tahoon.Contracts.Ids;
using Tahoon.Messaging.Work;

namespace Tahoon.Booking.Meetings;

/// <summary>
/// The room of one booking, as work: wanted, it is opened; no longer wanted, it is closed. Its id is the booking's. It is no
/// part of the booking's version: a room that becomes ready changes no booking.
/// </summary>
internal sealed class Meeting : WorkRow
{
    public const int LongestProviderName = 200, LongestRoomId = 64;

    /// <summary>
    /// What the partner knows the room by: the booking's opaque id, under which a repeat finds the same room. Kept, as the
    /// text of an id changes with the identifier key.
    /// </summary>
    public required string CustomRoomId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required Guid UserId { get; init; }

    public required Guid ProviderId { get; init; }

    /// <summary>Null where the booking was cancelled before it was heard of here.</summary>
    public string? ProviderName { get; init; }

    public required DateTime Start { get; set; }

    public required DateTime End { get; set; }

    /// <summary>The booking's version that is known here; an older one changes nothing.</summary>
    public required int BookingVersion { get; set; }

    /// <summary>False once the session is cancelled.</summary>
    public required bool Wanted { get; set; }

    /// <summary>The partner's room, once it is known.</summary>
    public string? RoomId { get; set; }

    /// <summary>Where the room stands, as far as clients are told.</summary>
    public RoomState RoomState => (Wanted, State) switch
    {
        (false, _) => RoomState.Closed,
        (true, WorkState.Done) => RoomState.Ready,
        (true, WorkState.Dead) => RoomState.Failed,
        _ => RoomState.Pending,
    };

    /// <summary>The meeting of a new booking.</summary>
    public static Meeting Of(SessionBooked booked) => new()
    {
        Id = booked.BookingId,
        CustomRoomId = new BookingId(booked.BookingId).ToString(),
        OrganisationId = booked.OrganisationId,
        UserId = booked.UserId,
        ProviderId = booked.ProviderId,
        ProviderName = booked.ProviderName is { Length: > LongestProviderName } name ? name[..LongestProviderName] : booked.ProviderName,
        Start = booked.Start,
        End = booked.End,
        BookingVersion = booked.Version,
        Wanted = true,
        Deadline = booked.End,
    };

    /// <summary>The meeting of a booking that was cancelled before it was heard of: nothing to do, now or when its booking comes.</summary>
    public static Meeting Of(SessionCancelled cancelled) => new()
    {
        Id = cancelled.BookingId,
        CustomRoomId = new BookingId(cancelled.BookingId).ToString(),
        OrganisationId = cancelled.OrganisationId,
        UserId = cancelled.UserId,
        ProviderId = cancelled.ProviderId,
        Start = cancelled.Start,
        End = cancelled.End,
        BookingVersion = cancelled.Version,
        Wanted = false,
        State = WorkState.Done,
        Deadline = cancelled.End,
    };

    /// <summary>There is work again, at once.</summary>
    public void Resume()
    {
        State = WorkState.Waiting;
        NextAttemptAt = DateTime.UnixEpoch;
    }
}
