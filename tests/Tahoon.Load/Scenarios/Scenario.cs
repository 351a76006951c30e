using Tahoon.Load.Arrivals;

namespace Tahoon.Load.Scenarios;

/// <summary>How a scenario is run.</summary>
internal enum Shape
{
    /// <summary>A rate that stays.</summary>
    Steady,

    /// <summary>A rate that rises until the system breaks.</summary>
    Ramp,

    /// <summary>Bookings as fast as they go, in slices beside the limits and the audited path.</summary>
    Booking,

    /// <summary>Three times what it can do.</summary>
    Overload,
}

/// <summary>A load, and what the audit asks of it.</summary>
/// <param name="Duration">At a time scale of 1.</param>
/// <param name="MostP95Ms">Of all requests; null where nothing is asked.</param>
/// <param name="MostErrors">As a share.</param>
/// <param name="MayNotGrow">Memory and handles, once warm (<see cref="Measuring.Slope"/>).</param>
internal sealed record Scenario(
    string Name, Shape Shape, int Users, Rate Rate, TimeSpan Duration, double? MostP95Ms = null, double? MostErrors = null, bool MayNotGrow = false)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("normal", Shape.Steady, 100, Rate.Steady(10), TimeSpan.FromMinutes(10), 500, 0.01),
        new("peak", Shape.Steady, 500, Rate.Steady(50), TimeSpan.FromMinutes(10), 1000, 0.05),
        new("stress", Shape.Ramp, 1000, new Rate(20, 1500), TimeSpan.FromMinutes(15)),
        new("soak", Shape.Steady, 200, Rate.Steady(20), TimeSpan.FromHours(2), 500, 0.01, MayNotGrow: true),
        new("booking", Shape.Booking, 100, Rate.Steady(0), TimeSpan.Zero, MostErrors: 0),
        new("overload", Shape.Overload, 200, Rate.Steady(0), TimeSpan.FromMinutes(4)),
    ];

    public static Scenario? Named(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
