using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;
using Xunit;

namespace Tahoon.SecurityTests.Ownership;

[Collection(OneTahoon.Name)]
public sealed class WalkTests(RunningTahoon tahoon)
{
    [Fact]
    public async Task Every_operation_is_answered_well_when_its_owner_asks()
    {
        var findings = new Findings();
        foreach (var way in tahoon.Operations.SelectMany(Filling.Ways))
        {
            findings.Tried();
            var cast = new Cast(tahoon.Demo, changesSchedules: way.ChangesSchedules);
            var draft = await way.FillAsync(cast);
            var answer = await tahoon.SendAsync(draft, way.Operation.Anonymous ? null : tahoon.Demo.Token);
            if (!answer.IsGood)
                findings.Add($"{way}: never answered well, but with {answer}\n    {draft.BodyText}");
        }

        findings.AssertNone();
    }

    [Fact]
    public async Task Whoever_must_not_see_a_thing_is_answered_as_if_it_were_not_there_before_and_after_its_owner_asked()
    {
        var findings = new Findings();
        var walk = await Walk.BeginAsync(tahoon, findings);

        await walk.AskAsStrangersAsync("cold");
        var before = await walk.AskAsOwnerAsync();
        await walk.AskAsStrangersAsync("warm");
        var after = await walk.AskAsOwnerAsync();

        foreach (var (operation, answer) in before)
            if (after[operation] != answer)
                findings.Add($"{operation}: strangers changed what its owner reads, from {answer} to {after[operation]}");
        findings.AssertNone();
    }

    [Fact]
    public async Task Nobody_and_who_may_not_come_in()
    {
        var findings = new Findings();
        var doors = await Doors.FindAsync(tahoon);
        foreach (var way in tahoon.Operations.Where(operation => !operation.Anonymous).SelectMany(Filling.Ways))
        {
            var draft = await way.FillAsync(new Cast(tahoon.Demo, doors.User, changesSchedules: way.ChangesSchedules));
            foreach (var finding in await doors.TryAsync(draft, findings))
                findings.Add(finding);
        }

        findings.AssertNone();
    }
}
