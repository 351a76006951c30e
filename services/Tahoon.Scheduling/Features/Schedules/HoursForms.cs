using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NodaTime;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>Hours of one day of the week.</summary>
/// <param name="Day">English name, such as <c>Monday</c>: the day on which they open.</param>
/// <param name="Opens">Local time, <c>HH:mm</c>, in steps of five minutes.</param>
/// <param name="Closes">Local time; where it is not after the opening it is the next day's.</param>
/// <param name="ValidFrom">First date, or nothing for ever since.</param>
/// <param name="ValidTo">Last date, or nothing for ever after.</param>
public sealed record WeekHoursForm(
    [property: Required] DayOfWeek? Day,
    [property: Required, RegularExpression(HoursText.Pattern)] string? Opens,
    [property: Required, RegularExpression(HoursText.Pattern)] string? Closes,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null)
{
    internal static WeekHoursForm Of(WeeklyHours hours) => new(
        hours.Day == IsoDayOfWeek.Sunday ? DayOfWeek.Sunday : (DayOfWeek)(int)hours.Day,
        HoursText.Write(hours.Hours.Opens),
        HoursText.Write(hours.Hours.Closes),
        hours.ValidFrom?.ToDateOnly(),
        hours.ValidTo?.ToDateOnly());

    internal WeeklyHours ToDomain() => new(
        Day == DayOfWeek.Sunday ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)(int)Day!.Value,
        HoursText.Read(Opens!, Closes!),
        ValidFrom is { } from ? LocalDate.FromDateOnly(from) : null,
        ValidTo is { } to ? LocalDate.FromDateOnly(to) : null);
}

/// <summary>Hours of one date instead of the week's.</summary>
/// <param name="Hours">None where the provider does not work on that date.</param>
public sealed record DateHoursForm(
    [property: Required] DateOnly? Date, [property: Required, MaxLength(12), Each] IReadOnlyList<HoursForm>? Hours)
{
    internal static DateHoursForm Of(LocalDate date, IEnumerable<LocalHours> hours) => new(
        date.ToDateOnly(),
        [.. hours.OrderBy(one => one.Opens).Select(one => new HoursForm(HoursText.Write(one.Opens), HoursText.Write(one.Closes)))]);
}

/// <summary>Hours on a date.</summary>
/// <param name="Opens">Local time, <c>HH:mm</c>, in steps of five minutes.</param>
/// <param name="Closes">Local time; where it is not after the opening it is the next day's.</param>
public sealed record HoursForm(
    [property: Required, RegularExpression(HoursText.Pattern)] string? Opens,
    [property: Required, RegularExpression(HoursText.Pattern)] string? Closes);

/// <summary>Local times of day as text.</summary>
internal static class HoursText
{
    public const string Pattern = "^([01][0-9]|2[0-3]):[0-5][05]$";

    public static string Write(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60 % 24:00}:{minute % 60:00}");

    public static LocalHours Read(string opens, string closes)
    {
        var (from, to) = (Minute(opens), Minute(closes));
        return new LocalHours(from, to > from ? to : to + LocalHours.MinutesPerDay);
    }

    private static int Minute(string text) =>
        (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture);
}
