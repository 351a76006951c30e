using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.Calendars;

/// <summary>Reads what is free, of one provider or of many, by the same few statements.</summary>
internal sealed class FreeTime(Database<SchedulingDb> database, ScheduleShelf shelf, TimeProvider clock)
{
    /// <summary>Each provider that has a schedule, with its free starts in the window.</summary>
    public Task<Dictionary<Guid, (ProviderSchedule Schedule, IReadOnlyList<Instant> Starts)>> FindAsync(
        IReadOnlyCollection<Guid> providers, InstantSpan window, int minutes, int? max, CancellationToken cancellation) =>
        database.ReadAsync(
            async (db, token) =>
            {
                var schedules = await shelf.ReadAsync(db, providers, token);
                var taken = await TakenTime.ReadAsync(db, schedules.Keys, window, token);
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                return schedules.ToDictionary(
                    entry => entry.Key,
                    entry => (entry.Value, FreeSlots.Find(
                        entry.Value, taken[entry.Key], window, minutes, now, max ?? int.MaxValue)));
            },
            cancellation);

    /// <summary>Every provider of an organisation that has a schedule.</summary>
    public Task<List<Guid>> ProvidersOfAsync(Guid organisation, CancellationToken cancellation) => database.ReadAsync(
        (db, token) => db.Schedules.Where(row => row.OrganisationId == organisation).Select(row => row.ProviderId).ToListAsync(token),
        cancellation);
}
