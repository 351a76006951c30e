using Tahoon.Booking.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features;

/// <summary>The one place that says whose bookings a caller sees.</summary>
internal static class BookingAccess
{
    /// <summary>Its organisation's for an application, its own for a user or provider, none for anybody else.</summary>
    public static IQueryable<BookingRow> VisibleTo(this IQueryable<BookingRow> bookings, Caller caller) => caller.Kind switch
    {
        CallerKind.Application => bookings.Where(row => row.OrganisationId == caller.OrganisationId),
        CallerKind.User => bookings.Where(row => row.OrganisationId == caller.OrganisationId && row.UserId == caller.SubjectId),
        CallerKind.Provider =>
            bookings.Where(row => row.OrganisationId == caller.OrganisationId && row.ProviderId == caller.SubjectId),
        _ => bookings.Where(row => false),
    };
}
