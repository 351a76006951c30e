using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Scheduling.Data;
using Tahoon.Testing;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>Providers to try things with: in UTC, every day 09:00 to 17:00, unless a test says otherwise.</summary>
internal static class Providers
{
    public static async Task<Guid> AddProviderAsync(
        this SchedulingService service,
        Guid? organisation = null,
        string zone = "Etc/UTC",
        int[]? sessionMinutes = null,
        int slotMinutes = 30,
        int bufferBefore = 0,
        int bufferAfter = 0,
        int noticeMinutes = 60,
        int? maxPerDay = null,
        (int Opens, int Closes)[]? hours = null)
    {
        var provider = Guid.CreateVersion7();
        await service.Services.WriteAsync<SchedulingDb>(db =>
        {
            db.Add(new Schedule
            {
                ProviderId = provider,
                OrganisationId = organisation ?? DemoClinics.DemoClinic,
                TimeZone = zone,
                Version = 1,
                SlotMinutes = slotMinutes,
                BufferBeforeMinutes = bufferBefore,
                BufferAfterMinutes = bufferAfter,
                NoticeMinutes = noticeMinutes,
                HorizonDays = 90,
                MaxPerDay = maxPerDay,
            });
            db.Add(new ProviderLock { ProviderId = provider });
            db.AddRange((sessionMinutes ?? [30, 60]).Select(
                minutes => new SessionLength { ProviderId = provider, Minutes = minutes }));
            db.AddRange(Enumerable.Range(1, 7).SelectMany(day => (hours ?? [(9 * 60, 17 * 60)]).Select(span => new WeekHours
            {
                Id = Guid.CreateVersion7(),
                ProviderId = provider,
                Day = day,
                Opens = span.Opens,
                Closes = span.Closes,
            })));
            return Task.CompletedTask;
        });
        return provider;
    }

    /// <summary>As if its schedule had been saved again.</summary>
    public static Task ChangeVersionAsync(this SchedulingService service, Guid provider) => service.Services.WriteAsync<SchedulingDb>(
        db => db.Schedules.Where(row => row.ProviderId == provider)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1)));

    public static Task<Schedule> ScheduleRowAsync(this SchedulingService service, Guid provider) =>
        service.Services.ReadAsync<SchedulingDb, Schedule>(db => db.Schedules.SingleAsync(row => row.ProviderId == provider));

    public static Task<Allocation> AllocationRowAsync(this SchedulingService service, Guid provider, DateTime start) =>
        service.Services.ReadAsync<SchedulingDb, Allocation>(
            db => db.Allocations.SingleAsync(row => row.ProviderId == provider && row.StartsAt == start));

    /// <summary>A time on the test's first Tuesday, 2026-06-02, UTC; hours of later days go on from 24.</summary>
    public static DateTime Tuesday(int hour, int minute = 0) =>
        new DateTime(2026, 6, 2, 0, minute, 0, DateTimeKind.Utc).AddHours(hour);
}
