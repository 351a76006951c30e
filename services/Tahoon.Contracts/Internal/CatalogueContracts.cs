namespace Tahoon.Contracts.Internal;

/// <summary>What a provider offers and at what price, as a booking needs to know it.</summary>
/// <param name="Prices">One for each session length offered.</param>
/// <param name="CancellationCutoffMinutes">A booking can be cancelled until so many minutes before its start.</param>
/// <param name="Active">False where it takes no new bookings; it then has no prices.</param>
public sealed record ProviderOffer(
    Guid ProviderId,
    Guid OrganisationId,
    string Name,
    IReadOnlyList<SessionPrice> Prices,
    int CancellationCutoffMinutes,
    bool Active = true);

/// <summary>The price of a session of one length.</summary>
public sealed record SessionPrice(int DurationMinutes, Money Price);
