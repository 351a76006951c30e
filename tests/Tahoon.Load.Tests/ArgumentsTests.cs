using Tahoon.Load.Scenarios;
using Xunit;

namespace Tahoon.Load.Tests;

public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("normal", 100, 10, 500.0, 0.01)]
    [InlineData("peak", 500, 50, 1000.0, 0.05)]
    public void What_the_audit_asks_of_a_scenario_is_what_is_run(string name, int users, double rate, double p95, double errors)
    {
        var scenario = Arguments.Read(["--scenario", name, "--time-scale", "0.05"], out _)!.Scenario;

        Assert.Equal((users, rate, rate, p95, errors), (scenario.Users, scenario.Rate.From, scenario.Rate.To, scenario.MostP95Ms, scenario.MostErrors));
    }

    [Fact]
    public void Every_scenario_of_the_audit_is_there() =>
        Assert.Equal(["normal", "peak", "stress", "soak", "booking", "overload"], Scenario.All.Select(scenario => scenario.Name));

    [Fact]
    public void All_is_read()
    {
        var read = Arguments.Read(
            ["--scenario", "soak", "--time-scale", "0.05", "--gateway", "http://localhost:8080", "--report", "/tmp/r", "--compare", "/tmp/b.json", "--margin", "0.3", "--short"],
            out _)!;

        Assert.Equal(("soak", 0.05, new Uri("http://localhost:8080"), "/tmp/r", "/tmp/b.json", 0.3, true),
            (read.Scenario.Name, read.TimeScale, read.Gateway, read.Report, read.Compare, read.Margin, read.Short));
    }

    [Theory]
    [InlineData("--scenario", "quiet")]
    [InlineData("--time-scale", "0")]
    [InlineData("--time-scale", "fast")]
    [InlineData("--gateway", "localhost")]
    [InlineData("--gateway", "ftp://localhost")]
    [InlineData("--report")]
    [InlineData("--margin", "0.05")]
    [InlineData("--margin", "1")]
    [InlineData("--users", "4")]
    public void What_is_not_understood_is_named(params string[] args)
    {
        Assert.Null(Arguments.Read(args, out var problem));
        Assert.StartsWith(args[0], problem, StringComparison.Ordinal);
    }
}
