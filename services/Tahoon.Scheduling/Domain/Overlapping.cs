namespace Tahoon.Scheduling.Domain;

/// <summary>Finds hours that would offer the same time twice.</summary>
internal static class Overlapping
{
    private const int WeekMinutes = 7 * LocalHours.MinutesPerDay;

    /// <summary>Hours of a week, Sunday's night running into Monday; those that are never valid together do not overlap.</summary>
    public static bool InWeek(IReadOnlyList<WeeklyHours> week)
    {
        for (var one = 0; one < week.Count; one++)
            for (var other = one + 1; other < week.Count; other++)
                if (ValidTogether(week[one], week[other]) && Meet(Span(week[one]), Span(week[other])))
                    return true;

        return false;
    }

    public static bool OnDate(IReadOnlyList<LocalHours> hours)
    {
        var sorted = hours.OrderBy(one => one.Opens).ToList();
        return sorted.Zip(sorted.Skip(1)).Any(pair => pair.Second.Opens < pair.First.Closes);
    }

    private static (int From, int To) Span(WeeklyHours hours)
    {
        var midnight = ((int)hours.Day - 1) * LocalHours.MinutesPerDay;
        return (midnight + hours.Hours.Opens, midnight + hours.Hours.Closes);
    }

    private static bool Meet((int From, int To) one, (int From, int To) other) =>
        new[] { -WeekMinutes, 0, WeekMinutes }.Any(shift => one.From + shift < other.To && other.From < one.To + shift);

    private static bool ValidTogether(WeeklyHours one, WeeklyHours other) =>
        !(one.ValidTo < other.ValidFrom) && !(other.ValidTo < one.ValidFrom);
}
