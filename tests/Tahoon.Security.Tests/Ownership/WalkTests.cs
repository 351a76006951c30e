using Tahoon.SecurityTests.World;
using Xunit;

namespace Tahoon.SecurityTests.Ownership;

[Collection(OneTahoon.Name)]
public sealed class WalkTests(RunningTahoon tahoon)
{
    /// <summary>What a valid request of today is answered with where only time makes it good.</summary>
    private static readonly (string Operation, string? Code)[] NotYet =
        [("POST /api/v1/bookings/{bookingId}/join", "join_window_closed")];

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
            // what the application may not do for anybody, the user does
            if (answer.Status is 403)
                answer = await tahoon.SendAsync(draft, await tahoon.Demo.UserTokenAsync(await cast.UserAsync()));
            if (!answer.IsGood && !NotYet.Contains((way.Operation.ToString(), answer.Code)))
                findings.Add($"{way}: never answered well, but with {answer}\n    {draft.BodyText}");
        }

        findings.AssertNone();
    }

    [Fact]
    public async Task Whoever_must_not_see_a_thing_is_answered_as_if_it_were_not_there_before_and_after_its_owner_asked()
    {
        var findings = new Findings();
        var walk = await Walk.BeginAsync(tahoon, findings);

        await tahoon.SettledAsync();
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
            var cast = new Cast(tahoon.Demo, changesSchedules: way.ChangesSchedules);
            foreach (var finding in await doors.TryAsync(await way.FillAsync(cast), cast, findings))
                findings.Add(finding);
        }

        findings.AssertNone();
    }
}
