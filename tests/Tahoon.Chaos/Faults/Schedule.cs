namespace Tahoon.Chaos.Faults;

/// <summary>When what happens: evenly spread with some jitter, in an order of the seed's, and over before the run is.</summary>
internal static class Schedule
{
    /// <summary>Before the first fault, so that something is under way, and after the last.</summary>
    private const double Head = 2, Tail = 3;

    /// <summary>Between two faults, on average: a little more often than a run has to have them.</summary>
    private const double Interval = 2.4;

    public static IReadOnlyList<Planned> Of(double minutes, int seed)
    {
        var random = new Random(seed);
        var room = (minutes * 60) - Head - Tail;
        var count = Math.Max(Enum.GetValues<FaultKind>().Length, (int)(room / Interval));
        var step = room / count;
        var faults = Deck.Deal(count, random);
        return
        [
            .. InOrder([.. faults], (int)((room - Deck.Longest) / step), random)
                .Select((fault, place) => new Planned(Math.Round(Head + ((place + (random.NextDouble() * 0.8)) * step), 1), fault)),
        ];
    }

    /// <summary>What lasts long begins early enough to be seen to its end, one in each stretch; the others fill the gaps.</summary>
    private static Fault[] InOrder(Fault[] faults, int early, Random random)
    {
        random.Shuffle(faults);
        var lasting = faults.Where(fault => fault.Kind is FaultKind.LongPause).ToList();
        var others = new Queue<Fault>(faults.Where(fault => fault.Kind is not FaultKind.LongPause));
        var places = Math.Max(early, lasting.Count);
        var order = new Fault?[faults.Length];
        for (var one = 0; one < lasting.Count; one++)
            order[random.Next(one * places / lasting.Count, (one + 1) * places / lasting.Count)] = lasting[one];

        return [.. order.Select(fault => fault ?? others.Dequeue())];
    }
}
