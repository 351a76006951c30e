using Tahoon.Contracts.Internal;

namespace Tahoon.Contracts.Events;

/// <summary>
/// A user was registered, or registered again with other devices. Notification learns from it whom to tell and in which
/// language and zone; every user there is has been announced by one.
/// </summary>
/// <param name="Version">Raised by every change of the user; an older one changes nothing.</param>
public sealed record UserRegistered(
    Guid UserId,
    Guid OrganisationId,
    string Language,
    string TimeZone,
    IReadOnlyList<Device> Devices,
    int Version) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.user-registered.v1";
}
