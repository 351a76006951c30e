using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>A date on which an organisation is closed.</summary>
/// <param name="EveryYear">The same day of every later year too; 29 February only in years that have it.</param>
internal sealed record Holiday(LocalDate Date, bool EveryYear);

/// <summary>The dates on which an organisation is closed; each provider meets them in its own zone.</summary>
internal sealed class HolidayCalendar
{
    public static readonly HolidayCalendar None = new([]);

    private readonly HashSet<LocalDate> _once = [];
    private readonly Dictionary<AnnualDate, int> _yearlySince = [];

    public HolidayCalendar(IEnumerable<Holiday> holidays)
    {
        foreach (var (date, everyYear) in holidays)
        {
            if (!everyYear)
                _once.Add(date);
            else if (!_yearlySince.TryGetValue(Of(date), out var since) || date.Year < since)
                _yearlySince[Of(date)] = date.Year;
        }
    }

    public bool Has(LocalDate date) =>
        _once.Contains(date) || (_yearlySince.TryGetValue(Of(date), out var since) && date.Year >= since);

    private static AnnualDate Of(LocalDate date) => new(date.Month, date.Day);
}
