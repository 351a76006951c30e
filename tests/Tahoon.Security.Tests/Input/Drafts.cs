using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;

namespace Tahoon.SecurityTests.Input;

/// <summary>A valid request for each operation, and everything that can be wrong with it.</summary>
internal sealed class Drafts
{
    private readonly RunningTahoon _tahoon;
    private readonly Dictionary<Way, Draft> _drafts = [];

    private Drafts(RunningTahoon tahoon) => _tahoon = tahoon;

    public IReadOnlyList<Case> Cases { get; private set; } = [];

    public static async Task<Drafts> MakeAsync(RunningTahoon tahoon)
    {
        var drafts = new Drafts(tahoon);
        foreach (var way in tahoon.Operations.SelectMany(Filling.Ways).Where(way => way.Whole))
            drafts._drafts[way] = await drafts.AnewAsync(way);

        drafts.Cases = [.. drafts._drafts.SelectMany(pair => Spoil(pair.Key, pair.Value))];
        return drafts;
    }

    public Draft Of(Way way) => _drafts[way];

    /// <summary>With things that no other request uses up.</summary>
    public Task<Draft> AnewAsync(Way way) => way.FillAsync(new Cast(_tahoon.Demo, changesSchedules: way.ChangesSchedules));

    /// <summary>A user is registered while the provider is looked up, and stays when there is none: refused, but not without a trace.</summary>
    private static Fault Judged(Way way, Position position, Fault fault) =>
        way.LeftOut.Contains("userId") && position.Name is "serviceProviderId" ? fault with { Expected = Expected.Either } : fault;

    private static IEnumerable<Case> Spoil(Way way, Draft draft) =>
        Position.Of(way.Operation)
            .Where(draft.Has)
            .SelectMany(position => MemberFaults.Of(way, position).Select(fault => new Case(way, position.ToString(), Judged(way, position, fault))))
            .Concat(BodyFaults.Of(way).Select(fault => new Case(way, "the body", fault)));
}
