using Tahoon.Chaos.Faults;

namespace Tahoon.Chaos.Report;

/// <summary>What a run has to have done before its silence means anything.</summary>
internal sealed record Thresholds(int Faults, int Booked, bool EveryProcess)
{
    private const double FaultsAMinute = 20, BookedAMinute = 1000, MinutesForEveryProcess = 2;

    public static Thresholds Of(double minutes) => new(
        (int)Math.Ceiling(FaultsAMinute * minutes), (int)Math.Ceiling(BookedAMinute * minutes), minutes >= MinutesForEveryProcess);

    public override string ToString() => $"at least {Faults} faults of every kind"
        + $"{(EveryProcess ? " on every process" : "")}, and {Booked} answered bookings";

    /// <summary>What is missing of it.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyCollection<Fault> struck, int booked)
    {
        var missing = new List<string>();
        if (struck.Count < Faults)
            missing.Add($"{struck.Count} faults of {Faults}");
        if (booked < Booked)
            missing.Add($"{booked} answered bookings of {Booked}");
        missing.AddRange(Enum.GetValues<FaultKind>().Except(struck.Select(fault => fault.Kind)).Select(kind => $"no {kind}"));
        if (EveryProcess)
            missing.AddRange(Victim.Processes.Except(struck.Select(fault => fault.Victim)).Select(victim => $"nothing struck {victim}"));
        return missing;
    }
}
