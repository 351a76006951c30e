using Microsoft.EntityFrameworkCore;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Data;
using Tahoon.Testing;

namespace Tahoon.Benchmarks.Search;

/// <summary>Makes up organisations of any size: what they are follows from the providers' numbers.</summary>
internal static class Organisations
{
    private const int AtOnce = 1_000, TakenEach = 6;

    private static readonly string[] First = ["Amal", "Layla", "Noor", "Fatima", "Élise", "Ahmad", "Khaled", "Yousef", "Omar", "André"];
    private static readonly string[] Family = ["Haddad", "Mansour", "Khoury", "Nasr", "Saleh", "Darwish", "Farouk", "Hijazi", "Shaheen", "Barakat", "Jaber"];
    private static readonly string[] Practised = ["Psychiatry", "Family medicine", "Dermatology", "Nutrition", "Cardiology"];

    public static Guid ProviderOf(int organisation, int number) => DemoClinics.Id(0x100 + organisation, number);

    public static async Task<Guid> AddAsync(TwoServices both, int organisation, int providers)
    {
        var id = DemoClinics.Id(1, 0x100 + organisation);
        foreach (var numbers in Enumerable.Range(1, providers).Chunk(AtOnce))
        {
            await both.Catalogue.Services.WriteAsync<CatalogueDb>(db => AddAsync(db, id, organisation, numbers));
            await both.Scheduling.Services.WriteAsync<SchedulingDb>(db =>
            {
                foreach (var number in numbers)
                    AddSchedule(db, id, ProviderOf(organisation, number), number);
                return Task.CompletedTask;
            });
            await both.Scheduling.Services.WriteAsync<SchedulingDb>(db =>
            {
                foreach (var number in numbers)
                    AddTaken(db, ProviderOf(organisation, number), number, both.Scheduling.Now);
                return Task.CompletedTask;
            });
        }

        return id;
    }

    private static async Task AddAsync(CatalogueDb db, Guid id, int organisation, int[] numbers)
    {
        var specialities = await db.Specialities.Where(row => row.OrganisationId == id).ToListAsync();
        if (specialities.Count == 0)
            db.Specialities.AddRange(specialities = [.. Practised.Select((name, place) => new Speciality
            {
                Id = DemoClinics.Id(4, (organisation * 100) + place + 1),
                OrganisationId = id,
                Name = new LocalText(name, name),
            })]);

        db.Providers.AddRange(numbers.Select(number => new Provider
        {
            Id = ProviderOf(organisation, number),
            OrganisationId = id,
            Number = number,
            Name = new LocalText($"Dr. {First[number % First.Length]} {Family[number % Family.Length]} {number}", $"د. {number}"),
            Biography = new LocalText(
                $"Has worked in {Practised[number % Practised.Length]} for {number % 30} years, first in hospital and now online, "
                    + "listens before advising, and writes a plan that the patient takes home after the session.",
                "تعمل منذ سنوات في المستشفى أولًا ثم عبر الإنترنت، وتستمع قبل أن تنصح، وتكتب خطة يأخذها المريض معه بعد الجلسة."),
            Gender = number % 2 == 0 ? "female" : "male",
            YearsOfExperience = number % 30,
            Languages = [new ProviderLanguage { Language = "en" }, new ProviderLanguage { Language = number % 3 == 0 ? "fr" : "ar" }],
            Specialities = [specialities[number % specialities.Count]],
            Prices = [.. new[] { 30, 60 }.Select(minutes =>
                new ProviderPrice { DurationMinutes = minutes, AmountMinor = minutes * 100L * (1 + (number % 17)), Currency = "KWD" })],
        }));
    }

    private static void AddSchedule(SchedulingDb db, Guid organisation, Guid provider, int number)
    {
        db.Add(new Schedule
        {
            ProviderId = provider,
            OrganisationId = organisation,
            TimeZone = DemoClinics.TimeZones[number % DemoClinics.TimeZones.Count],
            Version = 1,
            SlotMinutes = 30,
            BufferAfterMinutes = number % 4 == 0 ? 5 : 0,
            NoticeMinutes = 60 * (number % 5),
            HorizonDays = 90,
            MaxPerDay = number % 3 == 0 ? 4 : null,
        });
        db.Add(new ProviderLock { ProviderId = provider });
        db.AddRange(new[] { 30, 60 }.Select(minutes => new SessionLength { ProviderId = provider, Minutes = minutes }));
        db.AddRange(Enumerable.Range(1, 5).SelectMany(day => new[] { (540, 720), (780, 1020) }.Select(span => new WeekHours
        {
            Id = Guid.CreateVersion7(),
            ProviderId = provider,
            Day = 1 + ((day + number) % 7),
            Opens = span.Item1,
            Closes = span.Item2,
        })));
    }

    private static void AddTaken(SchedulingDb db, Guid provider, int number, DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date;
        for (var place = 0; place < TakenEach; place++)
        {
            var start = DateTime.SpecifyKind(today.AddDays(1 + ((place + number) % 13)).AddHours(8 + (place % 6)), DateTimeKind.Utc);
            var cell = (int)((start - DateTime.UnixEpoch).TotalMinutes / 5);
            var id = Guid.CreateVersion7();
            db.Add(new Allocation
            {
                Id = id,
                Owner = Guid.CreateVersion7(),
                ProviderId = provider,
                State = AllocationState.Confirmed,
                Version = 1,
                StartsAt = start,
                EndsAt = start.AddMinutes(30),
                FirstCell = cell,
                EndCell = cell + 6,
            });
            db.AddRange(Enumerable.Range(cell, 6).Select(taken => new Cell { ProviderId = provider, Number = taken, AllocationId = id }));
        }
    }
}
