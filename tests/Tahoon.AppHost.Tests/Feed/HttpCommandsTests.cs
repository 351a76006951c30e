using Tahoon.AppHost.Embedded.Feed.Wire;
using Tahoon.AppHost.Tests.Harness;

namespace Tahoon.AppHost.Tests.Feed;

public sealed class HttpCommandsTests(WatchedRuns runs) : IClassFixture<WatchedRuns>
{
    private readonly Watched _watched = runs.Watched;

    [Fact]
    public async Task A_command_by_http_is_offered_as_the_model_has_it()
    {
        var front = await _watched.ResourceAsync("front");

        var enter = front.Commands.Single(command => command.Name == "enter");
        Assert.Equal(
            ("Enter", "Says who asks.", "Really?", "Door", ResourceCommandState.Enabled),
            (enter.DisplayName, enter.DisplayDescription, enter.ConfirmationMessage, enter.IconName, enter.State));
        Assert.DoesNotContain((await _watched.ResourceAsync("shop-0")).Commands, command => command.Name == "enter");
    }

    [Fact]
    public async Task It_is_sent_as_it_was_prepared_and_has_worked_where_the_answer_says_so()
    {
        var entered = await _watched.ExecuteAsync("enter", "front");

        Assert.Equal((ResourceCommandResponseKind.Succeeded, ""), (entered.Kind, entered.Message));
        var shop = _watched.Small.Resource("shop").Endpoints[0];
        Assert.Contains($"asked in the name of {shop}", await File.ReadAllTextAsync(
            _watched.Small.Resource("front").Log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told()
    {
        var refused = await _watched.ExecuteAsync("break-in", "front");

        Assert.Equal((ResourceCommandResponseKind.Failed, "front answered 401."), (refused.Kind, refused.Message));
    }
}
