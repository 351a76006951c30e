namespace Tahoon.Load.Arrivals;

/// <summary>A request to come.</summary>
/// <param name="At">From the run's beginning.</param>
/// <param name="Visitor">Whose it is.</param>
internal readonly record struct Arrival(TimeSpan At, int Visitor);

/// <summary>
/// When requests arrive, written down before the first is sent: as people come, independently of each other (a Poisson process)
/// and of how soon anybody is answered. Each goes to the next visitor, so a visitor thinks for visitors / rate on average.
/// </summary>
internal static class Schedule
{
    public static IReadOnlyList<Arrival> Of(Rate rate, TimeSpan duration, int visitors, int seed)
    {
        var draw = new Random(seed);
        var arrivals = new List<Arrival>();
        var at = TimeSpan.Zero;
        while (true)
        {
            // drawn at the highest rate and thinned out, which is exact for a rate that changes
            at += TimeSpan.FromSeconds(-Math.Log(1 - draw.NextDouble()) / rate.Most);
            if (at >= duration)
                return arrivals;
            if (draw.NextDouble() * rate.Most < rate.At(at, duration))
                arrivals.Add(new Arrival(at, arrivals.Count % visitors));
        }
    }
}
