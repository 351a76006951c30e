using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tahoon.Contracts.Internal;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Domain;

namespace Tahoon.Scheduling.FreeForms;

/// <summary>Makes forms from the tables that bookings are decided by, by the same rules.</summary>
internal static class FormMaking
{
    // a local date has at most 25 hours and an allocation at most 24: two days more on both sides hold them whole
    private const int Margin = 2 * CellRange.PerDay;

    /// <summary>The forms of providers whose marks were read before, by a number of statements that does not depend on their number.</summary>
    /// <param name="now">The database's time as the marks were read: a hold that lapses later is in the form, with its end.</param>
    public static async Task<IReadOnlyList<FreeForm>> MakeAsync(
        SchedulingDb db, ScheduleShelf shelf, IReadOnlyCollection<Mark> marks, DateTime now, int firstDay, CancellationToken cancellation)
    {
        var schedules = await shelf.ReadAsync(db, marks.ToDictionary(mark => mark.ProviderId, mark => mark.Version), cancellation);
        var taken = await TakenAsync(db, [.. schedules.Keys], firstDay * CellRange.PerDay, now, cancellation);
        return
        [
            .. marks.Where(mark => schedules.ContainsKey(mark.ProviderId))
                .Select(mark => Of(schedules[mark.ProviderId], mark, [.. taken[mark.ProviderId]], firstDay)),
        ];
    }

    /// <param name="rows">All that is taken of the days that the form tells of; a hold with the time at which it lapses.</param>
    public static FreeForm Of(
        ProviderSchedule schedule, Mark mark, IReadOnlyList<(Taken Taken, DateTime? Until)> rows, int firstDay)
    {
        var minutes = schedule.Rules.SessionMinutes.ToArray();
        var bits = new ulong[minutes.Length * FreeForm.WordsPerLength];
        var (begin, end) = (FreeForm.StartOf(firstDay * CellRange.PerDay), FreeForm.StartOf((firstDay + FreeForm.Days) * CellRange.PerDay));
        var uncut = schedule with { Rules = schedule.Rules with { NoticeMinutes = 0, HorizonDays = FreeForm.Days } };
        var onGrid = true;
        for (var length = 0; length < minutes.Length; length++)
        {
            foreach (var start in FreeSlots.Find(uncut, rows.Select(row => row.Taken), new(begin, end), minutes[length], begin))
            {
                var (bit, rest) = Math.DivRem(start.ToUnixTimeSeconds() - begin.ToUnixTimeSeconds(), 300);
                onGrid &= rest == 0;
                bits[(length * FreeForm.WordsPerLength) + (int)(bit >> 6)] |= 1UL << (int)(bit & 63);
            }
        }

        return new FreeForm(
            mark.ProviderId, schedule.OrganisationId, schedule.Zone.Id, mark.Turn, mark.Version, schedule.Rules.NoticeMinutes,
            schedule.Rules.HorizonDays, firstDay, rows.Min(row => row.Until), onGrid, minutes, bits);
    }

    /// <summary>What is taken from a cell on; a hold with the time at which it lapses.</summary>
    private static async Task<ILookup<Guid, (Taken, DateTime?)>> TakenAsync(
        SchedulingDb db, Guid[] providers, int firstCell, DateTime now, CancellationToken cancellation)
    {
        var ids = providers.Select(id => (Guid?)id).ToArray();
        var (from, to) = (firstCell - Margin, firstCell + FreeForm.Cells + Margin);
        var rows = await db.Allocations.AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.ProviderId)
                && row.State != AllocationState.Released
                && row.FirstCell >= from && row.FirstCell < to
                && (row.State != AllocationState.Held || row.ExpiresAt > now))
            .Select(row => new
            {
                row.ProviderId,
                row.Owner,
                row.StartsAt,
                row.FirstCell,
                row.EndCell,
                Until = row.State == AllocationState.Held ? row.ExpiresAt : null,
            })
            .ToListAsync(cancellation);
        return rows.ToLookup(
            row => row.ProviderId!.Value,
            row => (
                new Taken(
                    row.Owner!.Value,
                    Instant.FromDateTimeUtc(row.StartsAt!.Value),
                    new CellRange(row.FirstCell!.Value, row.EndCell!.Value)),
                row.Until));
    }
}
