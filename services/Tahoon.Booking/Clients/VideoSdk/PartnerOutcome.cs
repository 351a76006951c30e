namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>What became of a piece of partner work, in the words of the worker that has to go on. Reasons hold no personal data.</summary>
internal abstract record PartnerOutcome
{
    /// <summary>It is as it was wanted. <c>RoomId</c> is the room it is about.</summary>
    internal sealed record Done(string RoomId) : PartnerOutcome;

    /// <summary>Not this time; again with back-off, and not before <c>NotBefore</c> where the partner named a time.</summary>
    internal sealed record RetryLater(string Reason, DateTimeOffset? NotBefore = null) : PartnerOutcome;

    /// <summary>The same request will never do.</summary>
    internal sealed record GiveUp(string Reason) : PartnerOutcome;
}
