using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>
/// Makes forms whose marks were read of the database itself. Where many are to be made, as at a start, the replica is read for those
/// that it has by these marks or later ones; few are what has just been changed, which a replica hardly has yet.
/// </summary>
internal sealed class FormMaker(Database<SchedulingDb> database, ScheduleShelf schedules)
{
    private const int Many = 50;

    private readonly Database<SchedulingDb> _database = database.AsSystem;

    /// <param name="now">The database's own time as the marks were read.</param>
    public async Task<IReadOnlyList<FreeForm>> MakeAsync(
        SchedulingDb db, IReadOnlyCollection<Mark> marks, DateTime now, int firstDay, CancellationToken cancellation)
    {
        if (!_database.HasReplica || marks.Count < Many)
            return await FormMaking.MakeAsync(db, schedules, marks, now, firstDay, cancellation);

        var copied = await _database.ReadAsync(
            static (_, _) => Task.FromResult(true),
            async (replica, token) =>
            {
                var there = (await Marks.OfAsync(replica, [.. marks.Select(mark => mark.ProviderId)], token)).Marks
                    .ToDictionary(mark => mark.ProviderId);
                var has = marks.Where(mark =>
                    there.TryGetValue(mark.ProviderId, out var its) && its.Turn >= mark.Turn && its.Version >= mark.Version).ToList();
                return await FormMaking.MakeAsync(replica, schedules, has, now, firstDay, token);
            },
            cancellation);
        var made = copied.Select(form => form.ProviderId).ToHashSet();
        var behind = marks.Where(mark => !made.Contains(mark.ProviderId)).ToList();
        return behind.Count == 0
            ? copied
            : [.. copied, .. await FormMaking.MakeAsync(db, schedules, behind, now, firstDay, cancellation)];
    }
}
