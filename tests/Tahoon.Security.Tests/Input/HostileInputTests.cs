using Tahoon.SecurityTests.World;
using Xunit;

namespace Tahoon.SecurityTests.Input;

[Collection(OneTahoon.Name)]
public sealed class HostileInputTests(RunningTahoon tahoon)
{
    private static readonly ParallelOptions FourAtOnce = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public async Task What_can_not_be_meant_is_refused_as_the_document_tells_and_changes_no_database()
    {
        var drafts = await Drafts.MakeAsync(tahoon);
        var cases = drafts.Cases.Where(one => one.Fault.Expected is Expected.Refused).ToList();
        var before = await tahoon.SettledAsync();

        var findings = await TryAsync(cases, one => Task.FromResult(drafts.Of(one.Way)));

        foreach (var table in (await tahoon.SettledAsync()).ChangedSince(before))
            findings.Add($"{table} is not as it was before {cases.Count} refused requests");
        findings.AssertNone();
    }

    [Fact]
    public async Task What_is_unusual_is_taken_or_refused_but_never_breaks_anything()
    {
        var drafts = await Drafts.MakeAsync(tahoon);

        var findings = await TryAsync(
            drafts.Cases.Where(one => one.Fault.Expected is Expected.Either), one => Task.FromResult(drafts.Of(one.Way)));

        findings.AssertNone();
    }

    [Fact]
    public async Task Other_scripts_and_members_that_are_not_known_are_taken()
    {
        var drafts = await Drafts.MakeAsync(tahoon);

        var findings = await TryAsync(
            drafts.Cases.Where(one => one.Fault.Expected is Expected.Taken), one => drafts.AnewAsync(one.Way));

        findings.AssertNone();
    }

    private async Task<Findings> TryAsync(IEnumerable<Case> cases, Func<Case, Task<Api.Draft>> draft)
    {
        var findings = new Findings();
        await Parallel.ForEachAsync(cases, FourAtOnce, async (one, _) =>
        {
            findings.Tried();
            var spoilt = one.Fault.Apply((await draft(one)).WithKey(Guid.NewGuid().ToString()));
            var answer = await tahoon.SendAsync(spoilt, one.Way.Operation.Anonymous ? null : tahoon.Demo.Token);
            if (Judgement.Of(one.Way.Operation, one.Fault.Expected, answer) is { } wrong)
                findings.Add($"{one} {wrong}");
        });
        return findings;
    }
}
