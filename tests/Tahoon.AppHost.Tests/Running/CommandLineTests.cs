using Tahoon.AppHost.Embedded.Options;
using Tahoon.AppHost.Tests.Harness;

namespace Tahoon.AppHost.Tests.Running;

public sealed class CommandLineTests
{
    [Fact]
    public void Options_are_read_with_a_blank_or_an_equals_sign()
    {
        var (options, complaint) = CommandLine.Read(["--data", "/somewhere", "--gateway-port=0", "--reset", "--replicas", "2"]);

        Assert.Null(complaint);
        Assert.Equal(("/somewhere", "0", "true", "2"), (options["data"], options["gateway-port"], options["reset"], options["replicas"]));
    }

    [Theory]
    [InlineData("--colour blue", "Unknown option --colour")]
    [InlineData("start", "Unknown option start")]
    [InlineData("--data", "--data wants a value")]
    [InlineData("--gateway-port http", "a port is a number from 0 to 65535")]
    [InlineData("--console-port 65536", "a port is a number from 0 to 65535")]
    [InlineData("--replicas 0", "1 to 10 replicas")]
    [InlineData("--restart-pause 0", "1 to 600 seconds")]
    [InlineData("--builds nowhere.json", "there is no such file")]
    [InlineData("--sql localhost", "that is no connection string")]
    [InlineData("--sql Database=tahoon", "it names no Server")]
    [InlineData("--infrastructure containers", "TahoonStack=aspire")]
    public void A_wrong_command_line_is_told_as_it_is(string line, string complaint) =>
        Assert.Contains(complaint, CommandLine.Read(line.Split(' ')).Complaint, StringComparison.Ordinal);

    [Theory]
    [InlineData("--colour", 2, "Unknown option --colour")]
    [InlineData("--help", 0, "--gateway-port <port>")]
    public async Task A_wrong_command_line_ends_with_2_and_help_with_0(string option, int code, string text)
    {
        await using var small = new Small();

        var runner = small.Again(null, option);

        Assert.Equal(code, await runner.ExitAsync(TestContext.Current.CancellationToken));
        Assert.Contains(text, runner.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(small.DataFolder));
    }
}
