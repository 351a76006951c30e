using Tahoon.Scheduling.Data;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>The rows that a form's lists are kept in.</summary>
internal static class ScheduleRows
{
    public static IEnumerable<object> Of(Guid provider, ScheduleForm form) =>
    [
        .. form.SessionMinutes!.Select(minutes => new SessionLength { ProviderId = provider, Minutes = minutes }),
        .. form.WeeklyHours!.Select(hours => Weekly(provider, hours)),
        .. form.Dates.SelectMany(date => OnDate(provider, date)),
    ];

    private static WeekHours Weekly(Guid provider, WeekHoursForm form)
    {
        var hours = form.ToDomain();
        return new WeekHours
        {
            Id = Guid.CreateVersion7(),
            ProviderId = provider,
            Day = (int)hours.Day,
            Opens = hours.Hours.Opens,
            Closes = hours.Hours.Closes,
            ValidFrom = form.ValidFrom,
            ValidTo = form.ValidTo,
        };
    }

    private static IEnumerable<DateHours> OnDate(Guid provider, DateHoursForm form)
    {
        if (form.Hours is not { Count: > 0 } all)
            return [new DateHours { Id = Guid.CreateVersion7(), ProviderId = provider, Date = form.Date!.Value }];

        return all.Select(one => HoursText.Read(one.Opens!, one.Closes!)).Select(hours => new DateHours
        {
            Id = Guid.CreateVersion7(),
            ProviderId = provider,
            Date = form.Date!.Value,
            Opens = hours.Opens,
            Closes = hours.Closes,
        });
    }
}
