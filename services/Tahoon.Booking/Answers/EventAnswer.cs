using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Privacy;
using Tahoon.Contracts;
using Tahoon.ServiceDefaults.Auditing;

namespace Tahoon.Booking.Answers;

/// <summary>One event of a booking: what, when, who, in which trace, and why.</summary>
/// <param name="TraceId">The trace of the request that made it.</param>
/// <param name="Reason">What was written, as long as the user is not erased.</param>
/// <param name="Override">True where it was done after the cut-off, by the provider or for it.</param>
internal sealed record EventAnswer(
    int Version,
    string Event,
    DateTime At,
    ExportedActor By,
    string? TraceId,
    DateTime? Start = null,
    DateTime? End = null,
    Money? Price = null,
    string? Reason = null,
    Refund? Refund = null,
    bool? Override = null)
{
    public static EventAnswer Of(BookingEventRow row, UserKey? key)
    {
        var by = ExportedActor.Of(row.ByKind, row.BySubject);
        return row.Read() switch
        {
            Booked booked => new(row.Version, "booked", row.At, by, row.TraceId, booked.Start, booked.End, booked.Price),
            Rescheduled moved => new(
                row.Version, "rescheduled", row.At, by, row.TraceId, moved.Start, moved.End, moved.Price,
                UserTexts.Clear(moved.Reason, row.BookingId, UserTexts.Reason, key), Override: moved.Override ? true : null),
            Cancelled cancelled => new(
                row.Version, "cancelled", row.At, by, row.TraceId, Refund: cancelled.Refund,
                Reason: UserTexts.Clear(cancelled.Reason, row.BookingId, UserTexts.Reason, key),
                Override: cancelled.Override ? true : null),
            var unknown => throw new InvalidOperationException($"{unknown.GetType().Name} has no answer."),
        };
    }

    /// <summary>Without what the user wrote.</summary>
    public override string ToString() => $"EventAnswer {Version}";
}
