using NodaTime;

namespace Tahoon.Scheduling.Domain;

/// <summary>Finds the starts that can be booked. Search and reservation ask here, so that what is shown can be taken.</summary>
internal static class FreeSlots
{
    /// <summary>The free starts in a window, ascending.</summary>
    /// <param name="schedule">The provider's.</param>
    /// <param name="taken">All that is taken of the provider on the local dates of the window.</param>
    /// <param name="window">Starts lie in it; sessions may end after it.</param>
    /// <param name="minutes">The length of the session.</param>
    /// <param name="now">Notice and horizon count from here.</param>
    /// <param name="max">The first so many only.</param>
    public static IReadOnlyList<Instant> Find(
        ProviderSchedule schedule, IEnumerable<Taken> taken, InstantSpan window, int minutes, Instant now, int max = int.MaxValue)
    {
        var from = Instant.Max(window.Start, schedule.Rules.Earliest(now));
        var until = Instant.Min(window.End, schedule.Rules.Horizon(now));
        if (until <= from || !schedule.Rules.Offers(minutes))
            return [];

        var day = new DayBook(schedule, taken);
        var starts = new SortedSet<Instant>();
        foreach (var open in schedule.OpenIn(new InstantSpan(from, until)))
        {
            if (starts.Count >= max && open.Start > starts.Max)
                break;

            foreach (var start in Grid(schedule, open, from, until, minutes))
                if (day.HasRoomFor(start, minutes))
                    starts.Add(start);
        }

        return [.. starts.Take(max)];
    }

    /// <summary>Whether the provider offers this very start, whoever has it and however soon it is.</summary>
    public static bool IsOffered(ProviderSchedule schedule, Instant start, int minutes) =>
        schedule.Rules.Offers(minutes)
        && schedule.OpenIn(new InstantSpan(start, start + Duration.Epsilon))
            .Any(open => Grid(schedule, open, start, start + Duration.Epsilon, minutes).Any());

    private static IEnumerable<Instant> Grid(
        ProviderSchedule schedule, InstantSpan open, Instant from, Instant until, int minutes)
    {
        var step = Duration.FromMinutes(schedule.Rules.SlotMinutes);
        var length = Duration.FromMinutes(minutes);
        var skipped = from <= open.Start ? 0 : (long)Math.Ceiling((from - open.Start) / step);

        for (var start = open.Start + (step * skipped); start < until && start + length <= open.End; start += step)
            if (!schedule.IsOff(new InstantSpan(start, start + length)))
                yield return start;
    }
}
