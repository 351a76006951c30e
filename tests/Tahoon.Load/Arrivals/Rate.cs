namespace Tahoon.Load.Arrivals;

/// <summary>How many requests a second are meant to arrive: the same all the time, or from one rate up to another.</summary>
internal sealed record Rate(double From, double To)
{
    public static Rate Steady(double perSecond) => new(perSecond, perSecond);

    public double Most => Math.Max(From, To);

    public double At(TimeSpan when, TimeSpan duration) => From + ((To - From) * (when / duration));
}
