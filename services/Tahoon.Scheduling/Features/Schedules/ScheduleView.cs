using System.Globalization;
using NodaTime;
using Tahoon.Contracts.Ids;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>A schedule as clients see it; its ETag is the version.</summary>
/// <param name="BookingsOutside">Bookings that the rules no longer have room for.</param>
internal sealed record ScheduleView(
    ProviderId ProviderId,
    string TimeZone,
    IReadOnlyList<int> SessionMinutes,
    int SlotMinutes,
    int BufferBeforeMinutes,
    int BufferAfterMinutes,
    int NoticeMinutes,
    int HorizonDays,
    int? MaxPerDay,
    IReadOnlyList<WeekHoursForm> WeeklyHours,
    IReadOnlyList<DateHoursForm> DateHours,
    IReadOnlyList<TimeOffView> TimeOff,
    BookingsOutside BookingsOutside,
    int Version)
{
    public static ScheduleView Of(ProviderSchedule schedule, IEnumerable<TimeOff> off, BookingsOutside outside) => new(
        ProviderId.From(schedule.ProviderId),
        schedule.Zone.Id,
        schedule.Rules.SessionMinutes,
        schedule.Rules.SlotMinutes,
        schedule.Rules.BufferBeforeMinutes,
        schedule.Rules.BufferAfterMinutes,
        schedule.Rules.NoticeMinutes,
        schedule.Rules.HorizonDays,
        schedule.Rules.MaxPerDay,
        [.. schedule.Week.OrderBy(hours => hours.Day).ThenBy(hours => hours.Hours.Opens).Select(WeekHoursForm.Of)],
        [.. schedule.Overrides.OrderBy(date => date.Key).Select(date => DateHoursForm.Of(date.Key, date.Value))],
        [.. off.OrderBy(span => span.StartsAt).Select(span => TimeOffView.Of(span, schedule.Zone))],
        outside,
        schedule.Version);
}

/// <summary>Time off as clients see it.</summary>
/// <param name="Start">UTC, inclusive.</param>
/// <param name="End">UTC, exclusive.</param>
/// <param name="LocalStart">In the provider's zone.</param>
/// <param name="LocalEnd">In the provider's zone.</param>
internal sealed record TimeOffView(TimeOffId TimeOffId, DateTime Start, DateTime End, string LocalStart, string LocalEnd)
{
    public static TimeOffView Of(TimeOff row, DateTimeZone zone) =>
        new(TimeOffId.From(row.Id), row.StartsAt, row.EndsAt, Local(row.StartsAt, zone), Local(row.EndsAt, zone));

    private static string Local(DateTime instant, DateTimeZone zone) => Instant.FromDateTimeUtc(instant).InZone(zone)
        .LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>Time off that was just taken.</summary>
/// <param name="BookingsOutside">All bookings of the provider that are outside of its hours now; they are kept.</param>
internal sealed record TimeOffTaken(
    TimeOffId TimeOffId, DateTime Start, DateTime End, string LocalStart, string LocalEnd, BookingsOutside BookingsOutside)
{
    public static TimeOffTaken Of(TimeOffView view, BookingsOutside outside) =>
        new(view.TimeOffId, view.Start, view.End, view.LocalStart, view.LocalEnd, outside);
}
