using System.Collections.Concurrent;
using NodaTime;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.Scheduling.Tests.Domain;
using Tahoon.Testing;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>Puts a generated schedule, its holidays and what is taken of it into the database, each in an organisation of its own.</summary>
internal static class GeneratedProviders
{
    private static readonly ConcurrentDictionary<Guid, Guid> Organisations = new();

    public static async Task<Guid> OrganisationOfAsync(this SchedulingService service, Guid provider) =>
        Organisations.TryGetValue(provider, out var known)
            ? known
            : Organisations[provider] = (await service.ScheduleRowAsync(provider)).OrganisationId;

    public static async Task<Guid> AddAsync(this SchedulingService service, GeneratedCase made, int seed)
    {
        var (provider, organisation) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Services.WriteAsync<SchedulingDb>(db =>
        {
            db.AddRange(Rules(provider, organisation, made.Schedule));
            db.AddRange(made.Schedule.Week.Where(week => !(week.ValidTo < week.ValidFrom)).Select(week => Week(provider, week)));
            db.AddRange(made.Schedule.Overrides.SelectMany(date => Dates(provider, date.Key, date.Value)));
            db.AddRange(made.Schedule.TimeOff.Select(off => new TimeOff
            {
                Id = Guid.CreateVersion7(),
                ProviderId = provider,
                StartsAt = off.Start.ToDateTimeUtc(),
                EndsAt = off.End.ToDateTimeUtc(),
            }));
            db.Add(new HolidayList { OrganisationId = organisation, Version = 1 });
            db.AddRange(made.Closed.DistinctBy(holiday => holiday.Date).Select(holiday => new HolidayDate
            {
                OrganisationId = organisation,
                Date = holiday.Date.ToDateOnly(),
                EveryYear = holiday.EveryYear,
                Title = "Holiday",
            }));
            return Task.CompletedTask;
        });
        await service.Services.WriteAsync<SchedulingDb>(db => TakeAsync(db, provider, made, seed));
        return provider;
    }

    private static IEnumerable<object> Rules(Guid provider, Guid organisation, ProviderSchedule schedule) =>
    [
        new Schedule
        {
            ProviderId = provider,
            OrganisationId = organisation,
            TimeZone = schedule.Zone.Id,
            Version = 1,
            SlotMinutes = schedule.Rules.SlotMinutes,
            BufferBeforeMinutes = schedule.Rules.BufferBeforeMinutes,
            BufferAfterMinutes = schedule.Rules.BufferAfterMinutes,
            NoticeMinutes = schedule.Rules.NoticeMinutes,
            HorizonDays = schedule.Rules.HorizonDays,
            MaxPerDay = schedule.Rules.MaxPerDay,
        },
        new ProviderLock { ProviderId = provider },
        .. schedule.Rules.SessionMinutes.Select(minutes => new SessionLength { ProviderId = provider, Minutes = minutes }),
    ];

    private static WeekHours Week(Guid provider, WeeklyHours week) => new()
    {
        Id = Guid.CreateVersion7(),
        ProviderId = provider,
        Day = (int)week.Day,
        Opens = week.Hours.Opens,
        Closes = week.Hours.Closes,
        ValidFrom = week.ValidFrom?.ToDateOnly(),
        ValidTo = week.ValidTo?.ToDateOnly(),
    };

    private static IEnumerable<DateHours> Dates(Guid provider, LocalDate date, IReadOnlyList<LocalHours> hours) => hours.Count == 0
        ? [new DateHours { Id = Guid.CreateVersion7(), ProviderId = provider, Date = date.ToDateOnly() }]
        : hours.DistinctBy(one => one.Opens).Select(one => new DateHours
        {
            Id = Guid.CreateVersion7(),
            ProviderId = provider,
            Date = date.ToDateOnly(),
            Opens = one.Opens,
            Closes = one.Closes,
        });

    /// <summary>What does not clash; by turns held, pending, confirmed, released, and held until long ago.</summary>
    private static async Task TakeAsync(SchedulingDb db, Guid provider, GeneratedCase made, int seed)
    {
        var cells = new HashSet<int>();
        var all = from hours in new[] { 0, 5, 11, 19, -7, -13 }
                  from taken in made.Taken
                  select Later(taken, Duration.FromHours(hours));
        foreach (var (taken, number) in all.Select((taken, number) => (taken, number + (seed & 7))))
        {
            if (taken.Cells.Numbers().Any(cells.Contains))
                continue;

            var state = (AllocationState)(number % 4 + 1);
            var allocation = new Allocation
            {
                Id = Guid.CreateVersion7(),
                State = state,
                Version = 1,
                Owner = taken.Owner,
                ProviderId = provider,
                StartsAt = taken.Start.ToDateTimeUtc(),
                EndsAt = taken.Start.ToDateTimeUtc().AddMinutes(5),
                FirstCell = taken.Cells.First,
                EndCell = taken.Cells.End,
                ApplicationId = taken.Owner,
                UserId = taken.Owner,
                ExpiresAt = new DateTime(number % 8 == 0 ? 2100 : 2020, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            };
            db.Add(allocation);
            if (state != AllocationState.Released)
                db.AddRange(taken.Cells.Numbers().Where(cells.Add).Select(
                    cell => new Cell { ProviderId = provider, Number = cell, AllocationId = allocation.Id }));
        }

        await db.SaveChangesAsync();
    }

    private static Taken Later(Taken taken, Duration by) => new(
        Guid.CreateVersion7(), taken.Start + by, new CellRange(taken.Cells.First + (int)by.TotalHours * 12, taken.Cells.End + (int)by.TotalHours * 12));
}
