using System.Diagnostics;
using System.Text.Json;
using Tahoon.Booking.Domain;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Data;

/// <summary>An appended event: who, what, when, and in which trace. Two writers of one version: one of them fails on the key.</summary>
internal sealed class BookingEventRow
{
    public required Guid BookingId { get; init; }

    public required int Version { get; init; }

    /// <summary>The event, JSON with its discriminator.</summary>
    public required string Data { get; init; }

    public required DateTime At { get; init; }

    public required CallerKind ByKind { get; init; }

    /// <summary>The application, user or provider who did it.</summary>
    public required Guid BySubject { get; init; }

    public string? TraceId { get; init; }

    /// <summary>The row of an event that makes this version.</summary>
    public static BookingEventRow Of(Guid bookingId, int version, BookingEvent happened, Caller by, DateTime now) => new()
    {
        BookingId = bookingId,
        Version = version,
        Data = JsonSerializer.Serialize(happened, WireJson.Options),
        At = now,
        ByKind = by.Kind,
        BySubject = by.SubjectId,
        TraceId = Activity.Current?.TraceId.ToHexString(),
    };

    /// <summary>The event.</summary>
    public BookingEvent Read() => JsonSerializer.Deserialize<BookingEvent>(Data, WireJson.Options)
        ?? throw new InvalidOperationException($"Event {Version} of booking {BookingId} is empty.");
}
