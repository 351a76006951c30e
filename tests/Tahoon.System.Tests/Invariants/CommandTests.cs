using System.Diagnostics;
using Tahoon.Invariants;
using Tahoon.SystemTests.Support;
using Xunit;

namespace Tahoon.SystemTests.Invariants;

[Collection(OneSystem.Name)]
public sealed class CommandTests(SettledData settled) : IClassFixture<SettledData>
{
    [Fact]
    public async Task It_prints_every_invariant_and_ends_with_0_where_all_hold()
    {
        var (code, output) = await RunAsync("--data", settled.Folder);

        Assert.Equal(0, code);
        Assert.All(Invariant.All, invariant => Assert.Contains($"holds        0  {invariant.Name}\n", output));
    }

    [Fact]
    public async Task It_names_the_offenders_and_ends_with_1_where_one_is_broken()
    {
        var folder = settled.Copy();
        new Break("UPDATE scheduling.Allocations SET Id = 'STRAY', State = 2 WHERE Id = (SELECT AllocationId FROM Gone)").Apply(folder);

        var (code, output) = await RunAsync("--data", folder, "--again-seconds", "0");

        Assert.Equal(1, code);
        Assert.Contains("BROKEN       1  no allocation is pending\n                STRAY\n", output);
    }

    [Theory]
    [InlineData]
    [InlineData("--data")]
    [InlineData("--data", "/nowhere")]
    [InlineData("--data", ".", "--again-seconds", "soon")]
    public async Task It_ends_with_2_where_it_is_not_told_what_to_check(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(Arguments.Usage, output);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Check).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
