using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Calendars;

/// <summary>
/// Reads schedules out of their tables: one statement a table, versions first, so that what is read is never older than its
/// version says.
/// </summary>
internal static class ScheduleReader
{
    public static async Task<IReadOnlyList<ProviderSchedule>> ReadAsync(
        SchedulingDb db, IReadOnlyCollection<Guid> providers, CancellationToken cancellation)
    {
        var ids = providers.ToArray();
        var schedules = await db.Schedules.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ToListAsync(cancellation);
        var lengths = (await db.SessionLengths.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ToListAsync(cancellation)).ToLookup(row => row.ProviderId);
        var week = (await db.WeekHours.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ToListAsync(cancellation)).ToLookup(row => row.ProviderId);
        var dates = (await db.DateHours.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ToListAsync(cancellation)).ToLookup(row => row.ProviderId);
        var off = (await db.TimeOff.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ToListAsync(cancellation)).ToLookup(row => row.ProviderId);
        var organisations = schedules.Select(row => row.OrganisationId).Distinct().ToArray();
        var holidays = (await db.Holidays.AsNoTracking()
            .Where(row => EF.Parameter(organisations).Contains(row.OrganisationId)).ToListAsync(cancellation))
            .ToLookup(row => row.OrganisationId, row => new Holiday(LocalDate.FromDateOnly(row.Date), row.EveryYear));
        var calendars = organisations.ToDictionary(id => id, id => new HolidayCalendar(holidays[id]));

        return
        [
            .. schedules.Select(row => new ProviderSchedule(
                row.ProviderId,
                row.OrganisationId,
                DateTimeZoneProviders.Tzdb[row.TimeZone],
                row.Version,
                Rules(row, lengths[row.ProviderId]),
                [.. week[row.ProviderId].Select(Weekly)],
                Overrides(dates[row.ProviderId]),
                [.. off[row.ProviderId].OrderBy(span => span.StartsAt).Select(Span)])
            {
                Holidays = calendars[row.OrganisationId],
            }),
        ];
    }

    private static SessionRules Rules(Schedule row, IEnumerable<SessionLength> lengths) => new(
        [.. lengths.Select(length => length.Minutes).Order()],
        row.SlotMinutes,
        row.BufferBeforeMinutes,
        row.BufferAfterMinutes,
        row.NoticeMinutes,
        row.HorizonDays,
        row.MaxPerDay);

    private static WeeklyHours Weekly(WeekHours row) => new(
        (IsoDayOfWeek)row.Day,
        new LocalHours(row.Opens, row.Closes),
        row.ValidFrom is { } from ? LocalDate.FromDateOnly(from) : null,
        row.ValidTo is { } to ? LocalDate.FromDateOnly(to) : null);

    private static Dictionary<LocalDate, IReadOnlyList<LocalHours>> Overrides(IEnumerable<DateHours> rows) => rows
        .GroupBy(row => LocalDate.FromDateOnly(row.Date))
        .ToDictionary(
            date => date.Key,
            date => (IReadOnlyList<LocalHours>)
            [
                .. date.Where(row => row.Opens is not null).Select(row => new LocalHours(row.Opens!.Value, row.Closes!.Value)),
            ]);

    private static InstantSpan Span(TimeOff row) => new(Instant.FromDateTimeUtc(row.StartsAt), Instant.FromDateTimeUtc(row.EndsAt));
}
