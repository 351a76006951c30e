using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Meetings;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts;
using Tahoon.Contracts.Ids;

namespace Tahoon.Booking.Features.ExportUser;

/// <summary>A booking with all that is held of it.</summary>
internal sealed record ExportedBooking(
    BookingId BookingId,
    OrderId OrderId,
    BookingStatus Status,
    ProviderId ProviderId,
    string ProviderName,
    DateTime Start,
    DateTime End,
    Money Price,
    DateTime CreatedAt,
    string? Notes,
    MeetingAnswer Meeting,
    IReadOnlyList<EventAnswer> Events)
{
    public static ExportedBooking Of(BookingRow row, IEnumerable<BookingEventRow> events, Meeting? meeting, UserKey? key) => new(
        new(row.BookingId), new(row.OrderId), row.Status, new(row.ProviderId), row.ProviderName, row.Start, row.End,
        new(row.PriceMinor, row.Currency), row.CreatedAt, UserTexts.Clear(row.Notes, row.BookingId, UserTexts.Notes, key),
        MeetingAnswer.Of(meeting), [.. events.Select(happened => EventAnswer.Of(happened, key))]);

    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"ExportedBooking {BookingId}";
}
