using System.Net;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.AppHost.Tests.Harness;
using Tahoon.Testing.Running;

namespace Tahoon.AppHost.Tests.Running;

public sealed class RestartTests
{
    [Fact]
    public async Task What_dies_is_started_again_at_the_same_address()
    {
        await using var small = await Small.StartAsync();
        var before = small.Resource("shop", 1);

        Signal.Kill.SendTo(before.Pid!.Value);
        await small.UntilAsync("shop", shop => shop.Restarts is 1 && shop.Health is Health.Healthy, replica: 1);

        var after = small.Resource("shop", 1);
        Assert.NotEqual(before.Pid, after.Pid);
        Assert.Equal(before.Endpoints, after.Endpoints);
        using var client = new HttpClient();
        var answer = await client.GetAsync(new Uri($"{after.Endpoints[0]}/health/ready"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, small.Resource("shop", 0).Restarts);
        Assert.Contains("exit code 137, again in 0.2 s", small.Runner.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_dies_again_and_again_stays_down_longer_each_time()
    {
        await using var small = await Small.StartAsync();

        for (var death = 1; death <= 3; death++)
        {
            Signal.Kill.SendTo(small.Resource("front").Pid!.Value);
            await small.UntilAsync("front", front => front.Restarts == death && front.Health is Health.Healthy);
        }

        Assert.Contains("again in 0.4 s", small.Runner.Output, StringComparison.Ordinal);
        Assert.Contains("again in 0.8 s", small.Runner.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_service_is_unhealthy_but_not_replaced()
    {
        await using var small = await Small.StartAsync();
        var before = small.Resource("front").Pid!.Value;

        Signal.Stop.SendTo(before);
        await small.UntilAsync("front", front => front.Health is Health.Unhealthy);
        Signal.Continue.SendTo(before);
        await small.UntilAsync("front", front => front.Health is Health.Healthy);

        Assert.Equal((before, 0), (small.Resource("front").Pid, small.Resource("front").Restarts));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 400)]
    [InlineData(6, 6400)]
    [InlineData(7, 10_000)]
    [InlineData(1000, 10_000)]
    public void The_pause_before_a_restart_doubles_up_to_ten_seconds(int failures, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Backoff.After(failures, Backoff.Longest));
}
