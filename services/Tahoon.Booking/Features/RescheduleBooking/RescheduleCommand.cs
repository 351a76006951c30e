using Tahoon.Booking.Domain;
using Tahoon.Contracts;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.RescheduleBooking;

/// <summary>A booking to move.</summary>
/// <param name="DurationMinutes">Null keeps the length.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
internal sealed record RescheduleCommand(
    Caller By, Guid BookingId, DateTime Start, int? DurationMinutes, int ExpectedVersion, Change Change);

/// <summary>What is asked of Scheduling, and the price that goes with it.</summary>
/// <param name="PriceAsOf">When Catalogue told the price; null where it stays.</param>
internal sealed record Move(Guid ProviderId, int DurationMinutes, Money Price, DateTime? PriceAsOf = null);
