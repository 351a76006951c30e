using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Features.Holidays;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Demonstration;

/// <summary>Working weeks of the demonstration's providers, made up from their numbers.</summary>
internal sealed class DemonstrationSchedules : IDemonstrationData<SchedulingDb>
{
    private const int HoursKind = 20;

    private static readonly int[] SundayToThursday = [7, 1, 2, 3, 4], MondayToFriday = [1, 2, 3, 4, 5];
    private static readonly HashSet<string> SundayZones = ["Asia/Kuwait", "Asia/Riyadh", "Africa/Cairo", "Asia/Amman"];

    /// <summary>Minutes from midnight: the usual day, an early one, a late one, and one with a long evening.</summary>
    private static readonly (int Opens, int Closes)[][] Days =
    [
        [(9 * 60, 12 * 60), (13 * 60, 17 * 60)],
        [(8 * 60, 12 * 60), (13 * 60, 16 * 60)],
        [(9 * 60, 12 * 60), (13 * 60, 17 * 60)],
        [(10 * 60, 13 * 60), (16 * 60, 20 * 60)],
    ];

    public async Task AddAsync(SchedulingDb database, CancellationToken cancellation)
    {
        var there = await database.Schedules.Select(row => row.ProviderId).ToHashSetAsync(cancellation);
        foreach (var provider in DemoClinics.Providers.Where(provider => !there.Contains(provider.ProviderId)))
        {
            database.Add(Schedule(provider));
            database.Add(new ProviderLock { ProviderId = provider.ProviderId });
            database.AddRange(Rules(provider));
        }
    }

    /// <summary>As any change of a calendar: whoever reserves meanwhile was before or comes after, and what is booked stays booked.</summary>
    public async Task ResetAsync(SchedulingDb database, CancellationToken cancellation)
    {
        foreach (var clinic in new[] { DemoClinics.DemoClinic, DemoClinics.OtherClinic })
        {
            await HolidayTurn.TakeAsync(database, clinic, cancellation);
            await database.Holidays.Where(row => row.OrganisationId == clinic).ExecuteDeleteAsync(cancellation);
        }

        var ids = DemoClinics.Providers.Select(provider => provider.ProviderId).ToArray();
        await database.SessionLengths.Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ExecuteDeleteAsync(cancellation);
        await database.WeekHours.Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ExecuteDeleteAsync(cancellation);
        await database.DateHours.Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ExecuteDeleteAsync(cancellation);
        await database.TimeOff.Where(row => EF.Parameter(ids).Contains(row.ProviderId)).ExecuteDeleteAsync(cancellation);

        var schedules = await database.Schedules.Where(row => EF.Parameter(ids).Contains(row.ProviderId))
            .ToDictionaryAsync(row => row.ProviderId, cancellation);
        foreach (var provider in DemoClinics.Providers.Where(provider => schedules.ContainsKey(provider.ProviderId)))
        {
            var made = Schedule(provider);
            made.Version = schedules[provider.ProviderId].Version;
            database.Entry(schedules[provider.ProviderId]).CurrentValues.SetValues(made);
            database.AddRange(Rules(provider));
        }

        await AddAsync(database, cancellation);
    }

    private static IEnumerable<object> Rules(DemoProvider provider) =>
    [
        .. provider.SessionMinutes.Select(minutes => new SessionLength { ProviderId = provider.ProviderId, Minutes = minutes }),
        .. Week(provider),
    ];

    private static Schedule Schedule(DemoProvider provider) => new()
    {
        ProviderId = provider.ProviderId,
        OrganisationId = provider.OrganisationId,
        TimeZone = provider.TimeZone,
        Version = 1,
        SlotMinutes = provider.Number % 4 == 1 ? 15 : 30,
        BufferBeforeMinutes = provider.Number % 5 == 4 ? 5 : 0,
        BufferAfterMinutes = provider.Number % 5 == 2 ? 5 : provider.Number % 5 == 3 ? 10 : 0,
        NoticeMinutes = 60,
        HorizonDays = 90,
        MaxPerDay = 12,
    };

    private static IEnumerable<WeekHours> Week(DemoProvider provider)
    {
        var days = SundayZones.Contains(provider.TimeZone) ? SundayToThursday : MondayToFriday;
        var hours = Days[provider.Number / 10 % Days.Length];
        return days.SelectMany((day, place) => hours.Select((span, half) => new WeekHours
        {
            Id = DemoClinics.Id(HoursKind, (provider.Number * 100) + (place * 10) + half),
            ProviderId = provider.ProviderId,
            Day = day,
            Opens = span.Opens,
            Closes = span.Closes,
        }));
    }
}
