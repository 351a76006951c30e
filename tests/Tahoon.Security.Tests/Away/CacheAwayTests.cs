using System.Diagnostics;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;
using Xunit;

namespace Tahoon.SecurityTests.Away;

[Collection(OneTahoon.Name)]
public sealed class CacheAwayTests(RunningTahoon tahoon)
{
    /// <summary>So long an answer may take: each question to the cache is waited for half a second, and no operation has many.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Without_Redis_every_operation_is_answered_as_with_it_and_soon()
    {
        var findings = new Findings();
        var ways = tahoon.Operations.SelectMany(Filling.Ways).ToList();
        var with = new Dictionary<Way, string>();
        foreach (var way in ways)
            with[way] = OutcomeOf(await AskAsync(way, tahoon.SendAsync));

        var slowest = TimeSpan.Zero;
        using (tahoon.WithoutCache())
            foreach (var way in ways)
            {
                findings.Tried();
                var took = TimeSpan.Zero;
                var answer = await AskAsync(way, async (draft, token) =>
                {
                    var began = Stopwatch.GetTimestamp();
                    var got = await tahoon.SendOnceAsync(draft, token);
                    took = Stopwatch.GetElapsedTime(began);
                    return got;
                });
                slowest = took > slowest ? took : slowest;
                if (OutcomeOf(answer) != with[way])
                    findings.Add($"{way}: with Redis {with[way]}, without it {answer}");
                if (took > Longest)
                    findings.Add($"{way}: without Redis it took {took.TotalSeconds:0.0} s");
            }

        TestContext.Current.TestOutputHelper?.WriteLine($"the slowest took {slowest.TotalSeconds:0.00} s");
        findings.AssertNone();
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
