using System.Text.Json.Serialization;
using Tahoon.Contracts;

namespace Tahoon.Booking.Domain;

/// <summary>What happened to a booking. The stream of them is the truth; the booking's row is what they add up to.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Booked), "booked")]
[JsonDerivedType(typeof(Rescheduled), "rescheduled")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
internal abstract record BookingEvent;

/// <summary>The session was booked.</summary>
/// <param name="PriceAsOf">When Catalogue told the price; events of before it was noted have none.</param>
internal sealed record Booked(
    Guid OrderId,
    Guid OrganisationId,
    Guid UserId,
    Guid ProviderId,
    string ProviderName,
    Guid AllocationId,
    DateTime Start,
    DateTime End,
    Money Price,
    int CancellationCutoffMinutes,
    DateTime? PriceAsOf = null) : BookingEvent;

/// <summary>The session was moved to other time of the same provider.</summary>
/// <param name="AllocationId">The new time's; the one before it is given back.</param>
/// <param name="Price">As before, unless the length changed.</param>
/// <param name="PriceAsOf">Null where the price stayed.</param>
/// <param name="Reason">What was written, as in <see cref="Cancelled"/>.</param>
/// <param name="Override">After the cut-off, by the provider or for it.</param>
/// <param name="PolicyVersion">The organisation's policy that it was decided by; 0 where it had settled none.</param>
internal sealed record Rescheduled(
    Guid AllocationId,
    DateTime Start,
    DateTime End,
    Money Price,
    DateTime? PriceAsOf = null,
    string? Reason = null,
    bool Override = false,
    int PolicyVersion = 0) : BookingEvent;

/// <summary>The session was cancelled.</summary>
/// <param name="Reason">What was written, under the user's key: the stream is never changed, but the key can be destroyed.</param>
/// <param name="Override">After the cut-off, by the provider or for it.</param>
/// <param name="PolicyVersion">The organisation's policy that it was decided by; 0 where it had settled none.</param>
internal sealed record Cancelled(
    string? Reason, Refund Refund, bool Override = false, int PolicyVersion = 0) : BookingEvent;

/// <summary>What the user gets back, and why so much.</summary>
internal sealed record Refund(long AmountMinor, string Currency, string Reason);
