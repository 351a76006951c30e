using Grpc.Core;
using Tahoon.AppHost.Embedded.Feed.Wire;
using Tahoon.AppHost.Tests.Harness;

namespace Tahoon.AppHost.Tests.Feed;

public sealed class LogsTests(WatchedRuns runs) : IClassFixture<WatchedRuns>
{
    private readonly Watched _watched = runs.Watched;

    [Fact]
    public async Task What_was_said_before_comes_first_and_what_is_said_then_follows()
    {
        using var http = new HttpClient();
        var front = _watched.Small.Resource("front").Endpoints[0];
        using var watch = Watch("front");
        var before = await NextAsync(watch);

        await http.PostAsync(new Uri($"{front}/complain/of%20the%20weather"), null, Cancellation);
        var complaint = await NextAsync(watch);

        Assert.Equal((1, "front  serves", false), before);
        Assert.Equal((2, "of the weather", true), complaint);
    }

    [Fact]
    public async Task Who_asks_only_for_what_there_is_gets_that_and_the_end()
    {
        using var watch = Watch("shop-1", suppressFollow: true);

        Assert.Equal((1, "shop service.instance.id=1 serves", false), await NextAsync(watch));
        Assert.False(await watch.ResponseStream.MoveNext(Cancellation));
    }

    [Theory]
    [InlineData("shop-db")]
    [InlineData("nobody")]
    public async Task What_says_nothing_has_no_lines(string name)
    {
        using var watch = Watch(name);

        Assert.False(await watch.ResponseStream.MoveNext(Cancellation));
    }

    private AsyncServerStreamingCall<WatchResourceConsoleLogsUpdate> Watch(string name, bool suppressFollow = false) =>
        _watched.Client.WatchResourceConsoleLogs(
            new() { ResourceName = name, SuppressFollow = suppressFollow }, _watched.Key, cancellationToken: Cancellation);

    private static async Task<(int Number, string Text, bool IsError)> NextAsync(AsyncServerStreamingCall<WatchResourceConsoleLogsUpdate> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        var line = Assert.Single(watch.ResponseStream.Current.LogLines);
        return (line.LineNumber, line.Text, line.IsStdErr);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
