using Tahoon.Contracts.Ids;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;

namespace Tahoon.SecurityTests.Ownership;

/// <summary>
/// Takes every operation to everybody who must not see the owner's things, with the owner's ids in each place of an id in turn
/// and in all at once, and compares the answers with those for ids of nothing.
/// </summary>
internal sealed class Walk
{
    private readonly RunningTahoon _tahoon;
    private readonly Findings _findings;
    private readonly Cast _owner, _ownerOfSchedule;
    private readonly IReadOnlyList<Stranger> _strangers;
    private readonly HashSet<string> _canaries = [];
    private readonly Dictionary<Way, Draft> _asOwner = [];

    private Walk(RunningTahoon tahoon, Findings findings, Cast owner, Cast ownerOfSchedule, IReadOnlyList<Stranger> strangers) =>
        (_tahoon, _findings, _owner, _ownerOfSchedule, _strangers) = (tahoon, findings, owner, ownerOfSchedule, strangers);

    public static async Task<Walk> BeginAsync(RunningTahoon tahoon, Findings findings)
    {
        var owner = new Cast(tahoon.Demo, await tahoon.Demo.RegisterUserAsync());
        var walk = new Walk(
            tahoon, findings, owner, owner.WithProvider(tahoon.Demo.ProviderForSchedules()), await Stranger.AllAsync(tahoon, owner));
        foreach (var way in tahoon.Operations.SelectMany(Filling.Ways))
        {
            var draft = Fresh(await way.FillAsync(walk.OwnerOf(way)));
            walk._asOwner[way] = draft;
            foreach (var position in Stranger.Identifiers(way, draft).Where(position => !Members.Of(way.Operation, position).Shared))
                walk._canaries.Add(draft.TextAt(position));
        }

        walk._canaries.Remove(tahoon.Demo.ApplicationId);
        walk._canaries.Add(tahoon.Demo.Mark);
        return walk;
    }

    /// <summary>All reads, as the owner; each must be answered well.</summary>
    public async Task<IReadOnlyDictionary<Way, string>> AskAsOwnerAsync()
    {
        var answers = new Dictionary<Way, string>();
        foreach (var (way, draft) in _asOwner.Where(pair => pair.Key.Operation.IsRead))
        {
            var answer = await SendAsync(draft, _tahoon.Demo.Token);
            answers[way] = answer.Outcome;
            if (!answer.IsGood)
                _findings.Add($"{way}: its owner got {answer}");
        }

        return answers;
    }

    public async Task AskAsStrangersAsync(string state)
    {
        foreach (var way in _asOwner.Keys.Where(way => !way.Operation.Anonymous))
            foreach (var stranger in _strangers)
                await AskAsync(way, stranger, state);
    }

    private async Task AskAsync(Way way, Stranger stranger, string state)
    {
        // what the stranger asks about itself, and then about the owner
        var own = await way.FillAsync(stranger.CastOf(way));
        var theirs = _asOwner[way];
        var places = Stranger.Identifiers(way, own)
            .Where(position => stranger.Sees is not { } sees || !sees(Members.Of(way.Operation, position))).ToList();
        if (way.Operation.IsRead)
            Judge(way, stranger, state, "its own", await SendAsync(own, stranger.Token), null);

        foreach (var place in places)
        {
            var nothing = await SendAsync(Fresh(own.With(place, Nothing(way, place))), stranger.Token);
            var answer = await SendAsync(Fresh(own.With(place, theirs.TextAt(place))), stranger.Token);
            Judge(way, stranger, state, $"the owner's {place}", answer, nothing);
        }

        if (places.Count > 0)
        {
            var empty = places.Aggregate(theirs, (draft, place) => draft.With(place, Nothing(way, place)));
            var nothing = await SendAsync(Fresh(empty), stranger.Token);
            Judge(way, stranger, state, "the owner's own request", await SendAsync(theirs, stranger.Token), nothing);
        }
    }

    private void Judge(Way way, Stranger stranger, string state, string what, Answer answer, Answer? nothing)
    {
        if (nothing is not null && answer.Outcome != nothing.Outcome)
            _findings.Add($"{way}: {stranger}, {state}, asked with {what} and got {answer.Outcome} where nothing is {nothing.Outcome}");
        if (nothing is not null && answer.IsGood && !way.Operation.IsRead && !way.Finds)
            _findings.Add($"{way}: {stranger}, {state}, did it with {what}: {answer}");
        foreach (var canary in _canaries.Where(canary => stranger.MayNotSee(canary) && answer.Shown.Contains(canary, StringComparison.Ordinal)))
            _findings.Add($"{way}: {stranger}, {state}, asked with {what} and saw {canary} in {answer}");
    }

    private Cast OwnerOf(Way way) => way.ChangesSchedules ? _ownerOfSchedule : _owner;

    /// <summary>With a key of its own: a stored answer to another request would hide this one's.</summary>
    private static Draft Fresh(Draft draft) => draft.WithKey(Guid.NewGuid().ToString());

    private static string Nothing(Way way, Position place) =>
        IdCodec.Current.Encode(Members.Of(way.Operation, place).Kind!.Value, Guid.CreateVersion7());

    private Task<Answer> SendAsync(Draft draft, string? token)
    {
        _findings.Tried();
        return _tahoon.SendAsync(draft, token);
    }
}
