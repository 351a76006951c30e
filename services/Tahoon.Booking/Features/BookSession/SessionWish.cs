using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>What the caller wants booked, whichever endpoint it came by.</summary>
/// <param name="UserId">The user, or null where <paramref name="NewUser"/> is given.</param>
/// <param name="NewUser">A user to register, or to find again, on the way.</param>
/// <param name="HoldId">The hold to book with; null takes time that is free.</param>
internal sealed record SessionWish(
    Caller By,
    Guid? UserId,
    RegisterUserCommand? NewUser,
    Guid ProviderId,
    DateTime Start,
    int DurationMinutes,
    string? Notes,
    Guid? HoldId = null)
{
    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"SessionWish for provider {ProviderId}";
}

/// <summary>Who meets, and for how much: what had to be known before time is taken.</summary>
/// <param name="PriceAsOf">When Catalogue told the price.</param>
internal sealed record Parties(Guid UserId, ProviderOffer Offer, SessionPrice Price, DateTime PriceAsOf);
