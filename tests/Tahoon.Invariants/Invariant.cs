using Tahoon.Invariants.Rules;

namespace Tahoon.Invariants;

/// <summary>What is always so once the system has settled.</summary>
/// <param name="Name">The sentence that is true.</param>
/// <param name="Offenders">Ids of what makes it false.</param>
/// <param name="AsksPartners">It can be checked only where the partners are simulated.</param>
internal sealed record Invariant(
    string Name, Func<Databases, IReadOnlyList<string>> Offenders, bool AsksPartners = false)
{
    public static IReadOnlyList<Invariant> All { get; } =
        [.. TimeRules.All, .. BookingRules.All, .. MessageRules.All, .. RoomRules.All, .. PushRules.All];

    /// <summary>An invariant whose offenders a query finds.</summary>
    public static Invariant Of(string name, string sql, bool asksPartners = false) =>
        new(name, databases => databases.Ids(sql), asksPartners);
}
