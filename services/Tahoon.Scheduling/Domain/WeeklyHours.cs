using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>Hours of every week on one day of it, by the date that they open on.</summary>
/// <param name="ValidFrom">First date, or null for ever since.</param>
/// <param name="ValidTo">Last date, or null for ever after.</param>
internal sealed record WeeklyHours(IsoDayOfWeek Day, LocalHours Hours, LocalDate? ValidFrom = null, LocalDate? ValidTo = null)
{
    public bool AppliesOn(LocalDate date) =>
        date.DayOfWeek == Day && (ValidFrom is not { } from || date >= from) && (ValidTo is not { } to || date <= to);
}
