using Tahoon.Invariants;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Invariants;

[Collection(OneSystem.Name)]
public sealed class InvariantsTests(SettledData settled) : IClassFixture<SettledData>
{
    public static TheoryData<string> Names => [.. Invariant.All.Select(invariant => invariant.Name)];

    [Fact]
    public async Task All_invariants_are_checked_and_hold_once_the_system_has_settled()
    {
        var verdicts = await Check.RunAsync(settled.Folder, TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.All(verdicts, verdict => Assert.True(verdict.Checked, verdict.Name));
        Assert.Equal([], Broken(verdicts));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_broken_invariant_is_found_and_no_other(string name)
    {
        var folder = settled.Copy();

        Breaks.All[name].Apply(folder);

        Assert.Equal([.. Breaks.Inevitable(name).Append(name).Order()], Broken(Check.Once(folder)).Order());
    }

    [Fact]
    public void Events_of_no_booking_are_found()
    {
        var folder = settled.Copy();

        new Break("DELETE FROM booking.Bookings WHERE BookingId = (SELECT BookingId FROM Gone)").Apply(folder);

        Assert.Contains("every booking is what its events add up to", Broken(Check.Once(folder)));
    }

    [Fact]
    public void A_claim_to_move_a_booking_is_not_a_second_booking_unless_it_is_open()
    {
        var folder = settled.Copy();
        const string moving = "UPDATE booking.Claims SET Finished = 0, Status = NULL WHERE SubjectId NOT IN (SELECT BookingId FROM booking.Bookings)";

        new Break(moving).Apply(folder);

        Assert.Equal(["every claim has one booking at the most, and none while it is open"], Broken(Check.Once(folder)));
    }

    [Fact]
    public void A_dead_letter_counts_as_the_end_of_a_message()
    {
        var folder = settled.Copy();

        new Break("""
            INSERT INTO broker.messages (queue, dead, message_id, enqueued_at, deliveries, deferred, content)
            SELECT Consumer, 1, MessageId, 0, 10, 0, '' FROM scheduling.Inbox;
            DELETE FROM scheduling.Inbox
            """).Apply(folder);

        Assert.Equal([], Broken(Check.Once(folder)));
    }

    [Fact]
    public async Task A_suspect_that_settles_meanwhile_does_not_count()
    {
        var folder = settled.Copy();
        new Break("UPDATE scheduling.Allocations SET State = 2 WHERE Id = (SELECT AllocationId FROM Gone)").Apply(folder);
        Assert.Equal(["no allocation is pending"], Broken(Check.Once(folder)));

        // what is under way is read before the first wait, so that this settles it in between
        var check = Check.RunAsync(folder, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        new Break("UPDATE scheduling.Allocations SET State = 4 WHERE Id = (SELECT AllocationId FROM Gone)").Apply(folder);

        Assert.Equal([], Broken(await check));
    }

    [Fact]
    public void What_partners_were_asked_is_not_checked_where_nobody_wrote_it_down()
    {
        var folder = settled.Copy();
        Directory.Delete(Path.Combine(folder, "partners"), recursive: true);

        var verdicts = Check.Once(folder);

        Assert.Equal([], Broken(verdicts));
        Assert.Equal(Invariant.All.Where(invariant => invariant.AsksPartners).Select(invariant => invariant.Name),
            verdicts.Where(verdict => !verdict.Checked).Select(verdict => verdict.Name));
    }

    private static IEnumerable<string> Broken(IEnumerable<Verdict> verdicts) =>
        verdicts.Where(verdict => !verdict.Holds).Select(verdict => verdict.Name);
}
