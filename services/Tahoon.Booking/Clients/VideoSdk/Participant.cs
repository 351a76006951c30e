namespace Tahoon.Booking.Clients.VideoSdk;

/// <summary>Somebody who enters a room.</summary>
/// <param name="Room">The partner's room.</param>
/// <param name="Id">The person's opaque id, the same in every room.</param>
/// <param name="Moderates">True for whom the session belongs to: it may mute and remove.</param>
internal sealed record Participant(string Room, string Id, bool Moderates);
