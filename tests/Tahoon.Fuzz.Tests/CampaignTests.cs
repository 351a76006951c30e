using Tahoon.Fuzz.Engine;
using Tahoon.Fuzz.Targets;
using Xunit;

namespace Tahoon.Fuzz.Tests;

/// <summary>Twenty thousand cases of one seed; the program runs as many as it is told to.</summary>
public sealed class CampaignTests(ITestOutputHelper output)
{
    private static readonly FuzzOptions Options = new(Cases: 20_000, Seed: 20261125);

    public static TheoryData<string> Targets => [.. Campaign.TargetNames];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Nothing_that_a_stranger_writes_does_harm(string target)
    {
        var told = new StringWriter();

        var findings = await Campaign.RunAsync(target, Options, told);

        output.WriteLine(told.ToString());
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public async Task Every_service_takes_part()
    {
        await using var target = new JsonTarget();
        await target.StartAsync();

        foreach (var operation in new[]
        {
            "POST /api/auth/token", "POST /api/v1/users", "POST /api/v1/providers/search", "GET /api/v1/providers/{providerId}/slots",
            "PUT /api/v1/providers/{providerId}/schedule", "POST /api/v1/bookings", "POST /api/sessionbooking/booksession",
            "PUT /api/v1/users/{id}/devices/{token}",
        })
        {
            Assert.Contains(operation, target.Operations);
        }
    }

    [Fact]
    public async Task A_failing_text_shrinks_to_what_makes_it_fail()
    {
        var failing = new FuzzInput("here", "a long text with an x and a y in it");

        var smallest = await Shrinking.ShrinkAsync(
            failing, input => Task.FromResult(input.Text.Contains('x') && input.Text.Contains('y')));

        Assert.Equal("xy", smallest.Text);
    }

    [Fact]
    public void The_same_seed_makes_the_same_case()
    {
        var target = new IdTarget();

        Assert.Equal(target.Make(new Random(5)), target.Make(new Random(5)));
        Assert.NotEqual(target.Make(new Random(5)), target.Make(new Random(6)));
    }

    [Theory]
    [InlineData("--cases", "1000", "--seed", "7")]
    [InlineData("--target", "amqp", "--seed", "7", "--case", "3")]
    public void A_command_line_is_understood(params string[] args) => Assert.NotNull(FuzzOptions.Parse(args));

    [Theory]
    [InlineData("--cases")]
    [InlineData("--cases", "many")]
    [InlineData("--target", "nowhere")]
    [InlineData("--case", "3")]
    public void Any_other_is_not(params string[] args) => Assert.Null(FuzzOptions.Parse(args));
}
