using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Meetings;
using Tahoon.Contracts;
using Tahoon.Contracts.Ids;

namespace Tahoon.Booking.Answers;

/// <summary>A booking, as new clients see it.</summary>
/// <param name="Status">Confirmed, Cancelled, Completed or NoShow.</param>
/// <param name="PriceAsOf">When the price was read: it is what the provider asked then, whatever it asks later. Left out in lists.</param>
/// <param name="Version">Raised by every change; the ETag.</param>
internal sealed record BookingAnswer(
    BookingId BookingId,
    OrderId OrderId,
    BookingStatus Status,
    UserId UserId,
    ProviderId ProviderId,
    DateTime Start,
    DateTime End,
    Money Price,
    int Version,
    MeetingAnswer Meeting,
    Refund? Refund = null,
    DateTime? PriceAsOf = null)
{
    /// <summary>A booking whose room is not asked for yet.</summary>
    public static BookingAnswer Of(BookingState booking, MeetingAnswer meeting) => new(
        new(booking.BookingId), new(booking.OrderId), booking.Status, new(booking.UserId), new(booking.ProviderId),
        booking.Start, booking.End, booking.Price, booking.Version, meeting, booking.Refund,
        booking.PriceAsOf);

    /// <summary>A booking as a list has it.</summary>
    public static BookingAnswer Of(BookingRow booking, MeetingAnswer meeting) => new(
        new(booking.BookingId), new(booking.OrderId), booking.Status, new(booking.UserId), new(booking.ProviderId),
        booking.Start, booking.End, new(booking.PriceMinor, booking.Currency), booking.Version, meeting);
}

/// <summary>The room of a session.</summary>
/// <param name="Status">Pending, Ready or Closed.</param>
/// <param name="MeetingId">The partner's room id, once it is Ready.</param>
internal sealed record MeetingAnswer(string Status, string? MeetingId = null)
{
    public static readonly MeetingAnswer Pending = new("Pending");

    /// <summary>The room as the meetings worker left it; null before it knows of the booking.</summary>
    public static MeetingAnswer Of(Meeting? meeting) => meeting switch
    {
        null => Pending,
        { RoomState: RoomState.Ready, RoomId: { } room } => new("Ready", room),
        { RoomState: RoomState.Closed } => new("Closed"),
        _ => Pending,
    };
}
