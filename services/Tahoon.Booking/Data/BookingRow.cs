using System.Buffers.Binary;
using System.Security.Cryptography;
using Tahoon.Booking.Domain;

namespace Tahoon.Booking.Data;

/// <summary>The projection of a booking's events, written in their transactions; what lists and filters read.</summary>
internal sealed class BookingRow
{
    public required Guid BookingId { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required Guid UserId { get; init; }

    public required Guid ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required Guid AllocationId { get; set; }

    public required DateTime Start { get; set; }

    public required DateTime End { get; set; }

    public required long PriceMinor { get; set; }

    public required string Currency { get; set; }

    public required BookingStatus Status { get; set; }

    public required int Version { get; set; }

    /// <summary>What the user wrote for the provider: health data, kept here only, under the user's key.</summary>
    public string? Notes { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Orders bookings of one start in lists: engines differ in how they order ids, but not numbers.</summary>
    public required long Tie { get; init; }

    /// <summary>The row of a new booking.</summary>
    public static BookingRow Of(BookingState booking, string? notes, DateTime now) => new()
    {
        BookingId = booking.BookingId,
        OrderId = booking.OrderId,
        OrganisationId = booking.OrganisationId,
        UserId = booking.UserId,
        ProviderId = booking.ProviderId,
        ProviderName = booking.ProviderName,
        AllocationId = booking.AllocationId,
        Start = booking.Start,
        End = booking.End,
        PriceMinor = booking.Price.AmountMinor,
        Currency = booking.Price.Currency,
        Status = booking.Status,
        Version = booking.Version,
        Notes = notes,
        CreatedAt = now,
        Tie = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(booking.BookingId.ToByteArray())),
    };

    /// <summary>Brings the row to where the events are.</summary>
    public void Follow(BookingState booking)
    {
        AllocationId = booking.AllocationId;
        Start = booking.Start;
        End = booking.End;
        PriceMinor = booking.Price.AmountMinor;
        Currency = booking.Price.Currency;
        Status = booking.Status;
        Version = booking.Version;
    }
}
