using Tahoon.Booking.Answers;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Meetings;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Auditing;

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
    IReadOnlyList<ExportedEvent> Events)
{
    public static ExportedBooking Of(BookingRow row, IEnumerable<BookingEventRow> events, Meeting? meeting, UserKey? key) => new(
        new(row.BookingId), new(row.OrderId), row.Status, new(row.ProviderId), row.ProviderName, row.Start, row.End,
        new(row.PriceMinor, row.Currency), row.CreatedAt, Clear(row.Notes, row.BookingId, UserTexts.Notes, key),
        MeetingAnswer.Of(meeting), [.. events.Select(happened => ExportedEvent.Of(happened, key))]);

    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"ExportedBooking {BookingId}";

    internal static string? Clear(string? stored, Guid bookingId, string field, UserKey? key) => stored switch
    {
        null => null,
        _ when key is not null => key.Read(stored, bookingId, field),
        _ => UserKey.IsSealed(stored) ? null : stored,
    };
}

/// <summary>One event of a booking, with what the user wrote in clear.</summary>
internal sealed record ExportedEvent(
    int Version,
    string Event,
    DateTime At,
    ExportedActor By,
    string? TraceId,
    DateTime? Start = null,
    DateTime? End = null,
    Money? Price = null,
    string? Reason = null,
    Refund? Refund = null)
{
    public static ExportedEvent Of(BookingEventRow row, UserKey? key)
    {
        var by = ExportedActor.Of(row.ByKind, row.BySubject);
        return row.Read() switch
        {
            Booked booked => new(row.Version, "booked", row.At, by, row.TraceId, booked.Start, booked.End, booked.Price),
            Rescheduled moved => new(row.Version, "rescheduled", row.At, by, row.TraceId, moved.Start, moved.End, moved.Price),
            Cancelled cancelled => new(
                row.Version, "cancelled", row.At, by, row.TraceId, Refund: cancelled.Refund,
                Reason: ExportedBooking.Clear(cancelled.Reason, row.BookingId, UserTexts.Reason, key)),
            var unknown => throw new InvalidOperationException($"{unknown.GetType().Name} has no place in an export."),
        };
    }

    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"ExportedEvent {Version}";
}
