namespace Tahoon.Chaos.Faults;

/// <summary>What can be done to the system.</summary>
internal enum FaultKind
{
    /// <summary>SIGKILL, as a crash.</summary>
    Kill,

    /// <summary>SIGSTOP for a few seconds: there, and doing nothing.</summary>
    Pause,

    /// <summary>The same for longer than a claim's lease of 15 s.</summary>
    LongPause,

    /// <summary>A partner answers late.</summary>
    PartnerSlow,

    /// <summary>A partner answers errors.</summary>
    PartnerFailing,

    /// <summary>A partner wants fewer calls.</summary>
    PartnerLimiting,

    /// <summary>A partner drops every connection.</summary>
    PartnerAway,

    /// <summary>A partner does what it is asked and drops the connection before it says so.</summary>
    PartnerUnknown,

    /// <summary>The disk is full: a database's in all replicas, or the broker's.</summary>
    FullStorage,

    /// <summary>One replica's clock is off.</summary>
    ShiftedClock,

    /// <summary>All connections that others have to a process break at once.</summary>
    BrokenConnections,
}

/// <summary>One process of the system, or a partner behind the simulators.</summary>
internal readonly record struct Victim(string Name, int Replica = 0)
{
    public override string ToString() => Replicated.Contains(Name) ? $"{Name}-{Replica}" : Name;

    /// <summary>What runs more than once.</summary>
    public static readonly string[] Replicated = ["gateway", "identity", "catalogue", "scheduling", "booking", "notification"];

    /// <summary>Every process that a run keeps going.</summary>
    public static readonly IReadOnlyList<Victim> Processes =
    [
        .. Replicated.SelectMany(name => new[] { new Victim(name, 0), new Victim(name, 1) }),
        new("dev-broker"), new("dev-cache"), new("partners"),
    ];
}

/// <summary>A fault to come.</summary>
/// <param name="Seconds">How long it lasts; nothing for what happens at once.</param>
/// <param name="Shift">Seconds that a clock is off.</param>
internal sealed record Fault(FaultKind Kind, Victim Victim, double Seconds = 0, double Shift = 0)
{
    public override string ToString()
    {
        var shift = Shift == 0 ? "" : FormattableString.Invariant($" by {Shift:+0;-0} s");
        var time = Seconds == 0 ? "" : FormattableString.Invariant($" for {Seconds:0.0} s");
        return $"{Kind} {Victim}{shift}{time}";
    }
}

/// <summary>A fault and its second of the run.</summary>
internal sealed record Planned(double At, Fault Fault);
