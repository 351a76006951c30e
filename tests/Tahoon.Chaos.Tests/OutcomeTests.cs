using System.Text.Json;
using Tahoon.Chaos.Faults;
using Tahoon.Chaos.Memory;
using Tahoon.Chaos.Report;
using Tahoon.Invariants;
using Xunit;

namespace Tahoon.Chaos.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void Two_minutes_want_forty_faults_and_two_thousand_bookings_and_a_shorter_run_its_share()
    {
        Assert.Equal(new Thresholds(40, 2_000, EveryProcess: true), Thresholds.Of(2));
        Assert.Equal(new Thresholds(10, 500, EveryProcess: false), Thresholds.Of(0.5));
    }

    [Fact]
    public void What_did_not_happen_is_named()
    {
        var struck = Schedule.Of(2, 7).Select(planned => planned.Fault).Where(fault => fault.Kind is not FaultKind.FullStorage && fault.Victim.Name is not "catalogue");

        var missing = Thresholds.Of(2).Missing([.. struck], booked: 1_999);

        Assert.Equal(["1999 answered bookings of 2000", "no FullStorage", "nothing struck catalogue-0", "nothing struck catalogue-1"], missing);
    }

    [Theory]
    [InlineData(false, false, Outcome.Clean)]
    [InlineData(false, true, Outcome.Inconclusive)]
    [InlineData(true, false, Outcome.Violated)]
    [InlineData(true, true, Outcome.Violated)]
    public void A_violation_counts_however_short_the_run_fell(bool violated, bool fellShort, int expected) =>
        Assert.Equal(expected, Of(violated ? [new Grievance(Harm.Lost, "a booking")] : [], fellShort ? ["one fault"] : []).ExitCode);

    [Fact]
    public void The_last_line_has_what_is_asked_of_it()
    {
        var outcome = Of([new(Harm.Lost, ""), new(Harm.Lost, ""), new(Harm.Doubled, ""), new(Harm.Orphan, ""), new(Harm.Other, "")], []);

        Assert.Equal(
            """{"seed":7,"faults":41,"requests":9000,"booked":2100,"conflicts":300,"lost":2,"doubled":1,"orphans":1,"violations":5,"slowestRecoverySeconds":12.35}""",
            outcome.Json);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(outcome.Json).RootElement.ValueKind);
    }

    [Fact]
    public void Every_invariant_whose_harm_is_named_is_one() =>
        Assert.Subset(Invariant.All.Select(invariant => invariant.Name).ToHashSet(), Harms.Named.Keys.ToHashSet());

    private static Outcome Of(IReadOnlyList<Grievance> grievances, IReadOnlyList<string> missing) =>
        new(Seed: 7, Faults: 41, Requests: 9_000, Booked: 2_100, Conflicts: 300, grievances, SlowestRecoverySeconds: 12.349, missing);
}
