using System.Text.Json;
using Tahoon.Chaos.Memory;

namespace Tahoon.Chaos.Report;

/// <summary>What a run came to.</summary>
/// <param name="Missing">What the run had to do and did not.</param>
internal sealed record Outcome(
    int Seed, int Faults, int Requests, int Booked, int Conflicts, IReadOnlyList<Grievance> Grievances, double SlowestRecoverySeconds,
    IReadOnlyList<string> Missing)
{
    public const int Clean = 0, Violated = 1, Misused = 2, Inconclusive = 3;

    /// <summary>A violation counts, however short the run fell.</summary>
    public int ExitCode => Grievances.Count > 0 ? Violated : Missing.Count > 0 ? Inconclusive : Clean;

    /// <summary>The last line of a run.</summary>
    public string Json => JsonSerializer.Serialize(
        new
        {
            Seed,
            Faults,
            Requests,
            Booked,
            Conflicts,
            Lost = Count(Harm.Lost),
            Doubled = Count(Harm.Doubled),
            Orphans = Count(Harm.Orphan),
            Violations = Grievances.Count,
            SlowestRecoverySeconds = Math.Round(SlowestRecoverySeconds, 2),
        },
        JsonSerializerOptions.Web);

    private int Count(Harm harm) => Grievances.Count(grievance => grievance.Harm == harm);
}
