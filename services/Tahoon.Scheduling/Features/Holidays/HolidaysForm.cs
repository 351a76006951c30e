using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Data.Mapping;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Scheduling.Features.Holidays;

/// <summary>A date on which the organisation is closed.</summary>
/// <param name="Date">A date of the calendar: each provider is closed on it in its own zone.</param>
/// <param name="EveryYear">The same day of every later year too; 29 February only in years that have it.</param>
public sealed record HolidayForm(
    [property: Required, StringLength(HolidayMapping.TitleLength), PlainText] string? Title,
    [property: Required] DateOnly? Date,
    bool EveryYear = false);

/// <summary>All holidays of an organisation.</summary>
public sealed record HolidaysForm([property: Required, MaxLength(200), Each] IReadOnlyList<HolidayForm>? Holidays)
{
    /// <summary>What is wrong as a whole, once each member is valid by itself; null where nothing is.</summary>
    internal Failure? Fault() => Holidays!.DistinctBy(holiday => holiday.Date).Count() == Holidays!.Count
        ? null
        : Failures.Invalid("holidays", "A date comes once.");
}

/// <summary>An organisation's holidays as clients see them; their ETag is the version, 0 before any was set.</summary>
/// <param name="BookingsOutside">After a change: all bookings that are outside of their providers' hours now; they are kept.</param>
internal sealed record HolidaysView(IReadOnlyList<HolidayForm> Holidays, int Version, BookingsOutside? BookingsOutside = null)
{
    public static async Task<HolidaysView> ReadAsync(SchedulingDb db, Guid organisation, CancellationToken cancellation)
    {
        var version = await db.HolidayLists.Where(row => row.OrganisationId == organisation)
            .Select(row => row.Version).SingleOrDefaultAsync(cancellation);
        var dates = await db.Holidays.Where(row => row.OrganisationId == organisation)
            .OrderBy(row => row.Date).ToListAsync(cancellation);
        return new HolidaysView([.. dates.Select(row => new HolidayForm(row.Title, row.Date, row.EveryYear))], version);
    }
}
