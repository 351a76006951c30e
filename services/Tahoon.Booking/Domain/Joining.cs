using Tahoon.Contracts.Errors;

namespace Tahoon.Booking.Domain;

/// <summary>When a session's room may be entered.</summary>
internal static class Joining
{
    /// <summary>So long before the start.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    /// <summary>Why the session can't be joined now, or null.</summary>
    public static Failure? Refusal(BookingStatus status, DateTime start, DateTime end, DateTime now)
    {
        if (status is not BookingStatus.Confirmed)
            return Failures.Conflict.Because($"The booking is {status}.");
        if (now < start - Before)
            return Failures.JoinWindowClosed.Because("The session can be joined from 10 minutes before its start.");

        return now >= end ? Failures.JoinWindowClosed.Because("The session is over.") : null;
    }
}
