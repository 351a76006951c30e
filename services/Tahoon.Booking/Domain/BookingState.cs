using Tahoon.Contracts;

namespace Tahoon.Booking.Domain;

/// <summary>Where a booking stands, in the words clients see.</summary>
public enum BookingStatus
{
    /// <summary>The session will take place.</summary>
    Confirmed = 1,

    /// <summary>It will not.</summary>
    Cancelled = 2,

    /// <summary>It took place.</summary>
    Completed = 3,

    /// <summary>The user did not come.</summary>
    NoShow = 4,
}

/// <summary>A booking, as its events add up to it. The version counts the events.</summary>
internal sealed record BookingState(
    Guid BookingId,
    int Version,
    BookingStatus Status,
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
    Refund? Refund,
    DateTime? PriceAsOf)
{
    /// <summary>The booking that its first event makes.</summary>
    public static BookingState Begin(Guid bookingId, Booked booked) => new(
        bookingId, 1, BookingStatus.Confirmed, booked.OrderId, booked.OrganisationId, booked.UserId, booked.ProviderId,
        booked.ProviderName, booked.AllocationId, booked.Start, booked.End, booked.Price,
        booked.CancellationCutoffMinutes, null, booked.PriceAsOf);

    /// <summary>The booking after one more event.</summary>
    public BookingState Apply(BookingEvent happened) => happened switch
    {
        Rescheduled moved => this with
        {
            Version = Version + 1,
            AllocationId = moved.AllocationId,
            Start = moved.Start,
            End = moved.End,
            Price = moved.Price,
            PriceAsOf = moved.PriceAsOf ?? PriceAsOf,
        },
        Cancelled cancelled => this with
        {
            Version = Version + 1,
            Status = BookingStatus.Cancelled,
            Refund = cancelled.Refund,
        },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} does not follow on a booking."),
    };

    /// <summary>The booking that a whole stream adds up to, in order of version.</summary>
    public static BookingState Replay(Guid bookingId, IEnumerable<BookingEvent> stream)
    {
        BookingState? state = null;
        foreach (var happened in stream)
            state = state is null ? Begin(bookingId, (Booked)happened) : state.Apply(happened);

        return state ?? throw new InvalidOperationException("A booking has at least one event.");
    }
}
