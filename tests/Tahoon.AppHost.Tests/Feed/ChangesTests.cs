using Tahoon.AppHost.Embedded.Feed.Wire;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Tests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Feed;

public sealed class ChangesTests
{
    [Fact]
    public async Task What_is_killed_is_seen_to_come_back()
    {
        await using var watched = await Watched.StartAsync();
        var pid = watched.Small.Resource("shop", 1).Pid!.Value;

        var states = await watched.StatesAsync("shop-1", "Running", () =>
        {
            Signal.Kill.SendTo(pid);
            return Task.CompletedTask;
        });

        Assert.Equal(["Restarting", "Starting", "Running"], states);
        var shop = await watched.ResourceAsync("shop-1");
        Assert.Equal(1, shop.Properties.Single(property => property.Name is "tahoon.restarts").Value.NumberValue);
    }

    [Fact]
    public async Task What_is_stopped_stays_so_until_it_is_started()
    {
        await using var watched = await Watched.StartAsync();

        var stopping = await watched.StatesAsync("shop-1", "Exited", async () =>
            Assert.Equal(ResourceCommandResponseKind.Succeeded, (await watched.ExecuteAsync("stop", "shop-1")).Kind));
        var stopped = await watched.ResourceAsync("shop-1");
        var refused = await watched.ExecuteAsync("stop", "shop-1");
        var starting = await watched.StatesAsync("shop-1", "Running", () => watched.ExecuteAsync("start", "shop-1"));

        Assert.Equal(["Stopping", "Exited"], stopping);
        Assert.Equal(["start"], Enabled(stopped));
        Assert.All(stopped.Urls, url => Assert.True(url.IsInactive));
        Assert.Equal((ResourceCommandResponseKind.Failed, "shop-1 can't stop now."), (refused.Kind, refused.Message));
        Assert.Equal(["Starting", "Running"], starting);
        Assert.Equal(["stop", "restart"], Enabled(await watched.ResourceAsync("shop-1")));
        Assert.Equal(0, watched.Small.Resource("shop", 1).Restarts);
    }

    [Fact]
    public async Task A_restart_is_another_process_at_the_same_address()
    {
        await using var watched = await Watched.StartAsync();
        var before = watched.Small.Resource("front");

        var states = await watched.StatesAsync("front", "Running", () => watched.ExecuteAsync("restart", "front"));

        var after = watched.Small.Resource("front");
        // between its end and its start there may be no time to look
        Assert.Equal(["Stopping", "Starting", "Running"], states.Where(state => state is not "Exited"));
        Assert.NotEqual(before.Pid, after.Pid);
        Assert.Equal((before.Endpoints[0], 0), (after.Endpoints[0], after.Restarts));
    }

    [Fact]
    public async Task A_runner_that_is_watched_ends_as_soon_and_leaves_nothing()
    {
        await using var watched = await Watched.StartAsync();
        using var resources = watched.Client.WatchResources(new(), watched.Key, cancellationToken: Cancellation);
        using var lines = watched.Client.WatchResourceConsoleLogs(new() { ResourceName = "front" }, watched.Key, cancellationToken: Cancellation);
        Assert.True(await resources.ResponseStream.MoveNext(Cancellation) && await lines.ResponseStream.MoveNext(Cancellation));
        var processes = watched.Small.Processes();

        watched.Small.Runner.Send(Signal.Terminate);

        Assert.Equal(0, await watched.Small.Runner.ExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(15), Cancellation));
        Assert.Empty(await Small.LeftOfAsync(processes, TimeSpan.Zero));
        Assert.All(watched.Small.Runner.Endpoints.Resources.Where(resource => resource.Name is not "shop-migrations"),
            resource => Assert.Equal(ReplicaState.Stopped, resource.State));
    }

    private static IEnumerable<string> Enabled(Resource resource) =>
        resource.Commands.Where(command => command.State is ResourceCommandState.Enabled).Select(command => command.Name);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
