using System.ComponentModel.DataAnnotations;
using NodaTime;
using Tahoon.Contracts.Errors;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>A schedule as clients set it, whole; time off stands apart.</summary>
/// <param name="TimeZone">IANA zone that the hours are meant in.</param>
/// <param name="SessionMinutes">Lengths offered, in steps of five minutes.</param>
/// <param name="SlotMinutes">Starts lie so far apart, counted from each opening.</param>
/// <param name="MaxPerDay">Nothing for any number.</param>
public sealed record ScheduleForm(
    [property: Required, MaxLength(64)] string? TimeZone,
    [property: Required, MinLength(1), MaxLength(12)] IReadOnlyList<int>? SessionMinutes,
    [property: Required, Range(5, 480)] int? SlotMinutes,
    [property: Required, Range(1, 730)] int? HorizonDays,
    [property: Required, MaxLength(100), Each] IReadOnlyList<WeekHoursForm>? WeeklyHours,
    [property: MaxLength(400), Each] IReadOnlyList<DateHoursForm>? DateHours = null,
    [property: Range(0, 120)] int BufferBeforeMinutes = 0,
    [property: Range(0, 120)] int BufferAfterMinutes = 0,
    [property: Range(0, 43_200)] int NoticeMinutes = 0,
    [property: Range(1, 288)] int? MaxPerDay = null)
{
    /// <summary>What is wrong as a whole, once each member is valid by itself; null where nothing is.</summary>
    internal Failure? Fault()
    {
        var errors = new Dictionary<string, string[]>();
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone!) is null)
            errors["timeZone"] = ["The IANA time zone is not known."];
        if (SessionMinutes!.Any(minutes => minutes is < 5 or > 480 || minutes % 5 != 0)
            || SessionMinutes!.Distinct().Count() != SessionMinutes!.Count)
            errors["sessionMinutes"] = ["Lengths are 5 to 480 minutes, in steps of five, each once."];
        if (SlotMinutes % 5 != 0)
            errors["slotMinutes"] = ["Starts lie a multiple of five minutes apart."];
        if (WeeklyHours!.Any(hours => hours.ValidTo < hours.ValidFrom))
            errors["weeklyHours"] = ["Hours are valid to a date that is not before the one they are valid from."];
        else if (Overlapping.InWeek([.. WeeklyHours!.Select(hours => hours.ToDomain())]))
            errors["weeklyHours"] = ["Hours of the same time do not overlap."];
        if (Dates.DistinctBy(date => date.Date).Count() != Dates.Count)
            errors["dateHours"] = ["A date comes once."];
        else if (Dates.Any(date => Overlapping.OnDate([.. date.Hours!.Select(hours => HoursText.Read(hours.Opens!, hours.Closes!))])))
            errors["dateHours"] = ["Hours of a date do not overlap."];

        return errors.Count == 0 ? null : Failures.Invalid(errors);
    }

    internal IReadOnlyList<DateHoursForm> Dates => DateHours ?? [];
}
