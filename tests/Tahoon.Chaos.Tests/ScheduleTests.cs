using Tahoon.Chaos.Faults;
using Tahoon.Chaos.Report;
using Xunit;

namespace Tahoon.Chaos.Tests;

public sealed class ScheduleTests
{
    public static TheoryData<double> Lengths => [0.5, 0.6, 1, 2, 2.5, 10];

    private static IEnumerable<int> Seeds => Enumerable.Range(-500, 1_000);

    [Theory, MemberData(nameof(Lengths))]
    public void Whatever_the_seed_a_run_has_the_faults_that_it_must_have(double minutes) => Assert.All(Seeds, seed =>
        Assert.Equal([], Thresholds.Of(minutes).Missing([.. Schedule.Of(minutes, seed).Select(planned => planned.Fault)], booked: int.MaxValue)));

    [Theory, MemberData(nameof(Lengths))]
    public void Whatever_the_seed_every_fault_is_over_before_the_run_is(double minutes) => Assert.All(Seeds, seed =>
        Assert.All(Schedule.Of(minutes, seed), planned => Assert.InRange(planned.At + planned.Fault.Seconds, 0, (minutes * 60) + LongestOfTheOthers)));

    [Fact]
    public void Whatever_the_seed_some_are_paused_for_longer_than_a_claims_lease_and_that_ends_in_the_run() => Assert.All(Seeds, seed =>
        Assert.All(
            Schedule.Of(2, seed).Where(planned => planned.Fault.Kind is FaultKind.LongPause),
            planned =>
            {
                Assert.InRange(planned.Fault.Seconds, 15.5, Deck.Longest);
                Assert.InRange(planned.At + planned.Fault.Seconds, 0, 120);
            }));

    [Fact]
    public void A_seed_gives_one_schedule_and_another_gives_another()
    {
        Assert.Equal(Schedule.Of(2, 7), Schedule.Of(2, 7));
        Assert.NotEqual(Schedule.Of(2, 7), Schedule.Of(2, 8));
    }

    [Fact]
    public void A_full_round_fills_every_store_and_spoils_every_partner_in_every_way()
    {
        var faults = Schedule.Of(2.5, 7).Select(planned => planned.Fault).ToList();

        Assert.Equal(
            ["booking", "dev-broker", "identity", "notification", "scheduling"],
            faults.Where(fault => fault.Kind is FaultKind.FullStorage).Select(fault => fault.Victim.Name).Distinct().Order());
        Assert.Equal(10, faults.Where(fault => fault.Victim.Name is "fcm" or "videosdk").Select(fault => (fault.Kind, fault.Victim)).Distinct().Count());
    }

    /// <summary>A partner's ill may outlast the load: it ends by itself, and the system settles after it.</summary>
    private const double LongestOfTheOthers = 8;
}
