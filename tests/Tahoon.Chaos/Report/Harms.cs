using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Report;

/// <summary>What it means when an invariant is broken; those that are not named here are neither.</summary>
internal static class Harms
{
    /// <summary>By the invariant's name.</summary>
    public static readonly IReadOnlyDictionary<string, Harm> Named = new Dictionary<string, Harm>
    {
        ["no two active bookings of a provider overlap"] = Harm.Doubled,
        ["every claim has one booking at the most, and none while it is open"] = Harm.Doubled,
        ["a booking has one active room at the most"] = Harm.Doubled,
        ["a device has one notification id for each event"] = Harm.Doubled,
        ["the partner was given one notification id for each device and event"] = Harm.Doubled,
        ["more acceptances than one come only of tries with an unknown outcome"] = Harm.Doubled,
        ["every active booking has a confirmed allocation of its own"] = Harm.Lost,
        ["every active booking has exactly its cells"] = Harm.Lost,
        ["every sent message has its effect or is a dead letter"] = Harm.Lost,
        ["every cell belongs to an active booking or a live hold, and lies within its allocation"] = Harm.Orphan,
        ["no allocation is pending"] = Harm.Orphan,
        ["a booking that is not active has no active room"] = Harm.Orphan,
    };

    public static Harm Of(string invariant) => Named.GetValueOrDefault(invariant, Harm.Other);
}
