using NodaTime;
using NodaTime.TimeZones;

namespace Tahoon.Scheduling.Domain;

/// <summary>
/// What a local time means when clocks change. A skipped one is moved forward to the end of the gap, so that the piece of an
/// interval that lies in the gap does not exist. A repeated one is its first occurrence, for openings and closings alike: an
/// interval is the elapsed time between its resolved ends, and intervals that meet in local time meet in real time.
/// </summary>
internal static class LocalTimes
{
    private static readonly ZoneLocalMappingResolver Policy =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static Instant Resolve(LocalDateTime local, DateTimeZone zone) => zone.ResolveLocal(local, Policy).ToInstant();
}
