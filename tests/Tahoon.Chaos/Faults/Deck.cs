namespace Tahoon.Chaos.Faults;

/// <summary>
/// All faults of a full round, in three layers: dealt from the top, the first has every kind once, with the second every process
/// is struck, and with the third every service's storage, every partner's ills and every kind of connection are.
/// </summary>
internal static class Deck
{
    private static readonly string[] Partners = ["videosdk", "fcm"];
    private static readonly string[] Stores = ["booking", "scheduling", "identity", "notification", "dev-broker"];

    private static readonly FaultKind[] PartnerKinds =
        [FaultKind.PartnerSlow, FaultKind.PartnerFailing, FaultKind.PartnerLimiting, FaultKind.PartnerAway, FaultKind.PartnerUnknown];

    /// <summary>No fault lasts longer, in seconds.</summary>
    public const double Longest = 18;

    /// <summary>So many faults; the same seed deals the same.</summary>
    public static IReadOnlyList<Fault> Deal(int count, Random random)
    {
        var faults = new List<Fault>();
        while (faults.Count < count)
            faults.AddRange(Round(random).Take(count - faults.Count));
        return faults;
    }

    private static IEnumerable<Fault> Round(Random random)
    {
        var everyKind = EveryKind(random);
        var kills = Shuffled(Victim.Processes.Select(victim => new Fault(FaultKind.Kill, victim)), random);
        var rest = Shuffled(Rest(random), random);
        return everyKind.Concat(kills).Concat(rest).Distinct();
    }

    private static Fault[] EveryKind(Random random)
    {
        var lasting = new[] { "booking", "scheduling" }[random.Next(2)];
        return
        [
            new(FaultKind.Kill, new("booking", random.Next(2))),
            LongPause(lasting, random),
            Pause(new("dev-broker"), random),
            .. PartnerKinds.Select(kind => Partner(kind, Partners[random.Next(2)], random)),
            Full("booking", random),
            Shift(new("booking", random.Next(2)), 600, random),
            new(FaultKind.BrokenConnections, new("scheduling", random.Next(2))),
        ];
    }

    private static IEnumerable<Fault> Rest(Random random) =>
    [
        Pause(new("scheduling", random.Next(2)), random),
        Pause(new("booking", random.Next(2)), random),
        Pause(new("gateway", random.Next(2)), random),
        Pause(new("identity", random.Next(2)), random),
        Pause(new("catalogue", random.Next(2)), random),
        Pause(new("notification", random.Next(2)), random),
        Pause(new("dev-cache"), random),
        Pause(new("partners"), random),
        .. PartnerKinds.SelectMany(kind => Partners.Select(partner => Partner(kind, partner, random))),
        .. Stores.Select(store => Full(store, random)),
        Shift(new("scheduling", random.Next(2)), -600, random),
        Shift(new("booking", random.Next(2)), -25, random),
        Shift(new("identity", random.Next(2)), 120, random),
        Shift(new("notification", random.Next(2)), 900, random),
        new(FaultKind.BrokenConnections, new("gateway", random.Next(2))),
        new(FaultKind.BrokenConnections, new("booking", random.Next(2))),
        new(FaultKind.BrokenConnections, new("identity", random.Next(2))),
        new(FaultKind.BrokenConnections, new("dev-broker")),
        new(FaultKind.BrokenConnections, new("dev-cache")),
    ];

    private static Fault Pause(Victim victim, Random random) => new(FaultKind.Pause, victim, Between(1, 4, random));

    private static Fault LongPause(string service, Random random) =>
        new(FaultKind.LongPause, new(service, random.Next(2)), Between(16, Longest, random));

    private static Fault Partner(FaultKind kind, string partner, Random random) => new(kind, new(partner), Between(3, 7, random));

    private static Fault Full(string store, Random random) => new(FaultKind.FullStorage, new(store), Between(2, 4, random));

    private static Fault Shift(Victim victim, double shift, Random random) =>
        new(FaultKind.ShiftedClock, victim, Between(4, 8, random), shift);

    private static double Between(double least, double most, Random random) =>
        Math.Round(least + ((most - least) * random.NextDouble()), 1);

    private static Fault[] Shuffled(IEnumerable<Fault> faults, Random random)
    {
        Fault[] all = [.. faults];
        random.Shuffle(all);
        return all;
    }
}
