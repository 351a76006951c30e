using Tahoon.Contracts.Internal;

namespace Tahoon.Contracts.Events;

/// <summary>
/// A user was registered, or registered again with other devices. Notification learns from it whom to tell and in which
/// language and zone; every user there is has been announced by one.
/// </summary>
/// <param name="Version">Raised by every change of the user; an older one changes nothing.</param>
/// <param name="RegisteredAt">When the devices were named, UTC; null in messages of before there was this field.</param>
public sealed record UserRegistered(
    Guid UserId,
    Guid OrganisationId,
    string Language,
    string TimeZone,
    IReadOnlyList<Device> Devices,
    int Version,
    DateTime? RegisteredAt = null) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.user-registered.v1";
}

/// <summary>
/// A user was erased: Booking cancels what is to come and destroys the key of what the user wrote, Notification forgets whom it
/// told. It is final: nothing that comes later makes the user known again.
/// </summary>
public sealed record UserErased(Guid UserId, Guid OrganisationId, DateTime ErasedAt) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "tahoon.user-erased.v1";
}
