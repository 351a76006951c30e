using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>What the caller wants booked, whichever endpoint it came by.</summary>
/// <param name="UserId">The user, or null where <paramref name="NewUser"/> is given.</param>
/// <param name="NewUser">A user to register, or to find again, on the way.</param>
internal sealed record SessionWish(
    Caller By,
    Guid? UserId,
    RegisterUserCommand? NewUser,
    Guid ProviderId,
    DateTime Start,
    int DurationMinutes,
    string? Notes)
{
    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"SessionWish for provider {ProviderId}";
}

/// <summary>Who meets, and for how much: what had to be known before time is taken.</summary>
internal sealed record Parties(Guid UserId, ProviderOffer Offer, SessionPrice Price);
