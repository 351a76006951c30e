using System.Diagnostics;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;
using Xunit;

namespace Tahoon.SecurityTests.Away;

[Collection(OneTahoon.Name)]
public sealed class CacheAwayTests(RunningTahoon tahoon)
{
    /// <summary>So long an answer may take: each question to the cache is waited for half a second, and no operation has many.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Without_Redis_every_operation_is_answered_as_with_it_and_soon()
    {
        var findings = new Findings();
        var with = new Dictionary<Way, string>();
        foreach (var way in tahoon.Operations.SelectMany(Filling.Ways).Where(way => way.Whole))
            with[way] = OutcomeOf(await AskAsync(way, tahoon.SendAsync));

        using var cache = tahoon.WithoutCache();
        Assert.False(await cache.AnswersAsync(TestContext.Current.CancellationToken));
        foreach (var (way, outcome) in with)
        {
            findings.Tried();

            // twice, as a machine that does other things too is no finding
            if (await DiffersAsync(way, outcome) is not null && await DiffersAsync(way, outcome) is { } difference)
                findings.Add($"{way}: {difference}");
        }

        findings.AssertNone();
    }

    /// <summary>What is not as it is with Redis; null where nothing.</summary>
    private async Task<string?> DiffersAsync(Way way, string outcome)
    {
        var took = TimeSpan.Zero;
        var without = OutcomeOf(await AskAsync(way, async (draft, token) =>
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await tahoon.SendOnceAsync(draft, token);
            took = Stopwatch.GetElapsedTime(began);
            return answer;
        }));
        return without != outcome ? $"with Redis {outcome}, without it {without}"
            : took > Longest ? $"without Redis it took {took.TotalSeconds:0.0} s"
            : null;
    }

    private static string OutcomeOf(Answer answer) => $"{answer.Status} {answer.Code}";

    /// <summary>As its owner, with things that were made for it.</summary>
    private async Task<Answer> AskAsync(Way way, Func<Draft, string?, Task<Answer>> send)
    {
        var cast = new Cast(tahoon.Demo, changesSchedules: way.ChangesSchedules);
        var draft = await way.FillAsync(cast);
        var answer = await send(draft, way.Operation.Anonymous ? null : tahoon.Demo.Token);

        // what the application may not do for anybody, the user does
        return answer.Status is 403 ? await send(draft, await tahoon.Demo.UserTokenAsync(await cast.UserAsync())) : answer;
    }
}
