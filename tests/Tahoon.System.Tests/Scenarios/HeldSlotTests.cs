using System.Net;
using Tahoon.Invariants;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

[Collection(OneSystem.Name)]
public sealed class HeldSlotTests(TwoReplicas tahoon)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_slot_is_nobody_else_s_until_it_is_booked_or_given_back_and_a_user_holds_three_at_the_most()
    {
        var (patient, other) = (await tahoon.PatientAsync(), await tahoon.PatientAsync());
        var slots = (await patient.SlotsAsync()).TakeLast(8).ToList();

        var held = await Task.WhenAll(slots.Select(slot => patient.HoldAsync(slot)));
        var got = slots.Zip(held).Where(pair => pair.Second.Status is HttpStatusCode.Created).ToList();
        Assert.Equal(3, got.Count);
        Assert.All(
            held.Where(answer => answer.Status is not HttpStatusCode.Created),
            answer => Assert.Equal("too_many_holds", answer.Text("code")));

        var lost = await other.BookAsync(got[0].First);
        var strange = await other.BookHeldAsync(got[0].First, got[0].Second.Text("holdId"));
        Assert.Equal(("slot_taken", HttpStatusCode.NotFound), (lost.Text("code"), strange.Status));

        var twice = await Task.WhenAll(
            patient.BookHeldAsync(got[0].First, got[0].Second.Text("holdId")),
            patient.BookHeldAsync(got[0].First, got[0].Second.Text("holdId")));
        Assert.Single(twice, answer => answer.Status is HttpStatusCode.Created);
        Assert.Single(twice, answer => answer.Status is HttpStatusCode.Conflict && answer.Text("code") is "hold_expired");

        var given = await patient.GiveHoldBackAsync(got[1].Second.Text("holdId"));
        Assert.Equal(HttpStatusCode.NoContent, given.Status);
        Assert.Equal(HttpStatusCode.OK, (await other.BookAsync(got[1].First)).Status);

        await Eventually.SettlesAsync(
            () => Check.Once(tahoon.System.DataFolder).All(verdict => verdict.Holds), Cancellation);
    }
}
