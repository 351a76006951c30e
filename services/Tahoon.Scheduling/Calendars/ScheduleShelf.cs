using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.Calendars;

/// <summary>
/// Schedules kept in memory by their version. The version is always read from the database, so a kept schedule is never an
/// old one: under the provider's lock it is the one in force.
/// </summary>
internal sealed class ScheduleShelf
{
    private const int Room = 20_000;

    private readonly ConcurrentDictionary<Guid, ProviderSchedule> _kept = new();

    /// <summary>The schedules of providers, by a number of statements that does not depend on how many they are.</summary>
    public async Task<Dictionary<Guid, ProviderSchedule>> ReadAsync(
        SchedulingDb db, IReadOnlyCollection<Guid> providers, CancellationToken cancellation)
    {
        var ids = providers.ToArray();
        var current = await db.Schedules.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId))
            .Select(row => new { row.ProviderId, row.Version })
            .ToDictionaryAsync(row => row.ProviderId, row => row.Version, cancellation);
        return await ReadAsync(db, current, cancellation);
    }

    /// <summary>The schedules of providers whose versions were just read.</summary>
    public async Task<Dictionary<Guid, ProviderSchedule>> ReadAsync(
        SchedulingDb db, Dictionary<Guid, int> current, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, ProviderSchedule>(current.Count);
        var missing = new List<Guid>();
        foreach (var (provider, version) in current)
        {
            if (_kept.TryGetValue(provider, out var kept) && kept.Version == version)
                found[provider] = kept;
            else
                missing.Add(provider);
        }

        if (missing.Count > 0)
            foreach (var schedule in await ScheduleReader.ReadAsync(db, missing, cancellation))
                found[schedule.ProviderId] = Keep(schedule);

        return found;
    }

    /// <summary>The schedule of one provider, whose version was just read.</summary>
    public async Task<ProviderSchedule> ReadAsync(
        SchedulingDb db, Guid provider, int version, CancellationToken cancellation)
    {
        if (_kept.TryGetValue(provider, out var kept) && kept.Version == version)
            return kept;

        return Keep((await ScheduleReader.ReadAsync(db, [provider], cancellation)).Single());
    }

    /// <summary>A schedule that may have been changed since, without asking the database; null where none is kept.</summary>
    public ProviderSchedule? Recent(Guid provider) => _kept.GetValueOrDefault(provider);

    private ProviderSchedule Keep(ProviderSchedule schedule)
    {
        if (_kept.Count >= Room)
            _kept.Clear();

        return _kept[schedule.ProviderId] = schedule;
    }
}
