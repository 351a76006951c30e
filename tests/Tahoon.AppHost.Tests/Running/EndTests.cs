using Tahoon.AppHost.Embedded.Guarding;
using Tahoon.AppHost.Tests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Running;

public sealed class EndTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task Asked_to_stop_the_runner_ends_in_order_and_leaves_nothing(int signal)
    {
        await using var small = await Small.StartAsync();
        var processes = small.Processes();
        Assert.Equal(5, processes.Count);

        small.Runner.Send(new Signal(signal));

        Assert.Equal(0, await small.Runner.ExitAsync(Cancellation));
        Assert.Empty(await Small.LeftOfAsync(processes, TimeSpan.Zero));
        var output = small.Runner.Output;
        Assert.True(At(output, "front .*Stopping → Stopped") < At(output, "shop-0 .*→ Stopping"));
        Assert.True(At(output, "shop-1 .*Stopping → Stopped") < At(output, "store .*→ Stopping"));
        Assert.All(small.Runner.Endpoints.Resources, resource => Assert.Null(resource.Pid));
    }

    [Fact]
    public async Task A_killed_runner_leaves_nothing()
    {
        await using var small = await Small.StartAsync();
        var processes = small.Processes();
        Assert.Equal(5, processes.Count);

        small.Runner.Send(Signal.Kill);

        Assert.Empty(await Small.LeftOfAsync(processes, AtOnce));
    }

    [Fact]
    public async Task A_killed_runner_leaves_no_stopped_process_and_none_that_refuses()
    {
        await using var small = await Small.StartAsync(new Dictionary<string, string> { ["FIXTURE_STUBBORN"] = "front" });
        var processes = small.Processes();
        Signal.Stop.SendTo(small.Resource("shop").Pid!.Value);

        small.Runner.Send(Signal.Kill);

        var stubborn = processes.Where(process => process.Id == small.Resource("front").Pid).ToList();
        Assert.NotEmpty(await Small.LeftOfAsync(stubborn, TimeSpan.FromSeconds(1)));
        Assert.Empty(await Small.LeftOfAsync(processes, Guardian.Grace + AtOnce));
    }

    [Fact]
    public async Task A_killed_guardian_is_replaced_by_one_that_knows_all()
    {
        await using var small = await Small.StartAsync(new Dictionary<string, string> { ["FIXTURE_STUBBORN"] = "front" });
        var served = small.Runner.Endpoints.Resources.Select(resource => resource.Pid).ToList();
        var guardian = small.Processes().Single(process => !served.Contains(process.Id));
        Signal.Kill.SendTo(guardian.Id);
        await small.Runner.UntilAsync(() => small.Processes().Count is 5 && !guardian.IsRunning(), "there was no new guardian", Cancellation);
        var processes = small.Processes();

        small.Runner.Send(Signal.Kill);

        Assert.Empty(await Small.LeftOfAsync(processes, Guardian.Grace + AtOnce));
    }

    [Fact]
    public async Task A_start_right_after_a_kill_waits_for_the_last_run_to_end()
    {
        await using var small = await Small.StartAsync(new Dictionary<string, string> { ["FIXTURE_STUBBORN"] = "front" });
        var processes = small.Processes();
        small.Runner.Send(Signal.Kill);
        await small.Runner.ExitAsync(Cancellation);

        small.Again();
        await small.ReadyAsync();

        Assert.Empty(await Small.LeftOfAsync(processes, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_killed_dotnet_run_takes_the_runner_with_it()
    {
        await using var small = await Small.StartUnderDotnetRunAsync();
        var processes = small.Processes();
        Assert.Equal(6, processes.Count);

        small.Runner.Send(Signal.Kill);

        Assert.Empty(await Small.LeftOfAsync(processes, Guardian.Grace + AtOnce));
    }

    [Fact]
    public async Task A_dotnet_run_that_is_asked_to_stop_leaves_nothing()
    {
        await using var small = await Small.StartUnderDotnetRunAsync();
        var processes = small.Processes();

        small.Runner.Send(Signal.Terminate);

        Assert.Empty(await Small.LeftOfAsync(processes, Guardian.Grace + AtOnce));
    }

    [Fact]
    public void A_number_that_was_given_again_is_another_process()
    {
        var self = ProcessIdentity.Of(Environment.ProcessId)!.Value;

        Assert.True(self.IsRunning());
        Assert.False((self with { Start = self.Start - 1 }).IsRunning());
        Assert.Equal(self, ProcessIdentity.Parse(self.ToString()));
    }

    private static int At(string output, string pattern) =>
        System.Text.RegularExpressions.Regex.Match(output, pattern) is { Success: true } match
            ? match.Index
            : throw new InvalidOperationException($"No {pattern} in\n{output}");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
