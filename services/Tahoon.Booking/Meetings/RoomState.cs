namespace Tahoon.Booking.Meetings;

/// <summary>Where the room of a session stands.</summary>
internal enum RoomState
{
    /// <summary>It will be made, as soon as the partner answers.</summary>
    Pending = 1,

    /// <summary>It is there.</summary>
    Ready = 2,

    /// <summary>The session was cancelled: nobody is led to a room any more.</summary>
    Closed = 3,

    /// <summary>The partner refused it, or did not answer until the session was over.</summary>
    Failed = 4,
}
