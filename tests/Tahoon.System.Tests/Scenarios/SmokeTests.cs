using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>The operator's look at a deployment, on a system that works and as one whose key is wrong.</summary>
[Collection(OneSystem.Name)]
public sealed class SmokeTests(TwoReplicas tahoon)
{
    private string Gateway => tahoon.System.Endpoints.Gateway!;

    [Fact]
    public async Task A_system_that_works_is_found_to_from_its_health_to_a_session_booked_and_cancelled()
    {
        var (code, output) = await OperatorCommand.SayAsync("smoke", "--gateway", Gateway, "--access-key", "demo-access-key", "--book");

        Assert.True(code == 0, output);
        Assert.Equal(
            ["it is well", "the application has a token", "the catalogue answers", "free time is found", "a user is registered",
             "a session is booked", "its room is ready", "it is cancelled", "the user is erased"],
            output.Trim().Split('\n').Select(line => line[(line.IndexOf(" s  ", StringComparison.Ordinal) + 4)..]));
    }

    [Fact]
    public async Task Where_something_does_not_work_it_says_what_and_stops_there()
    {
        var (code, output) = await OperatorCommand.SayAsync("smoke", "--gateway", Gateway, "--access-key", "no-such-key", "--book");

        Assert.Equal(1, code);
        Assert.StartsWith("ok ", output, StringComparison.Ordinal);
        Assert.Contains("It does not work: POST /api/auth/token: 401", output, StringComparison.Ordinal);
        Assert.DoesNotContain("catalogue", output, StringComparison.Ordinal);
        Assert.Equal(2, (await OperatorCommand.SayAsync("smoke", "--gateway", "nowhere")).Code);
    }
}
