using Tahoon.Messaging.Work;
using Tahoon.Notification.Tests.Support;
using Xunit;

namespace Tahoon.Notification.Tests.Pushing;

public sealed class UnknownOutcomeTests
{
    [Fact]
    public async Task An_answer_that_was_lost_is_counted_and_the_repeat_has_the_same_notification_id()
    {
        await using var service = await WithOnePushAsync();
        await service.Partners.OrderAsync(new { mode = "failing", acceptThenFail = true, count = 1 });

        await service.WorkAsync();
        Assert.Equal(1, Assert.Single(await service.PushesAsync()).UnansweredTries);
        await service.MakeDueAsync();
        await service.WorkAsync();

        await AssertToldTwiceAsync(service);
        var push = Assert.Single(await service.PushesAsync());
        Assert.Equal((WorkState.Done, 1, 0), (push.State, push.UnansweredTries, push.Interruptions));
    }

    [Fact]
    public async Task A_worker_that_dies_before_its_answer_is_written_is_counted_and_the_repeat_has_the_same_notification_id()
    {
        await using var service = await WithOnePushAsync();
        var taken = Assert.Single(await service.TakePushesAsync());
        await service.EndLeasesAsync();
        var takenOver = Assert.Single(await service.TakePushesAsync());

        // the first was not dead but slow: it sends, and finds that the row is another's
        await service.TryAsync(taken);
        Assert.Equal(WorkState.Waiting, Assert.Single(await service.PushesAsync()).State);
        await service.TryAsync(takenOver);

        await AssertToldTwiceAsync(service);
        var push = Assert.Single(await service.PushesAsync());
        Assert.Equal((WorkState.Done, 1, 2), (push.State, push.Interruptions, push.Attempts));
    }

    [Fact]
    public async Task Two_workers_tell_a_device_once()
    {
        await using var service = await WithOnePushAsync();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(service.WorkAsync)));

        Assert.Single(await service.Partners.PushesAsync());
        Assert.Equal(1, Assert.Single(await service.PushesAsync()).Attempts);
    }

    private static async Task<NotificationUnderTest> WithOnePushAsync()
    {
        var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("phone"));
        await service.DeliverAsync(Sessions.Ready());
        await service.ExpandAsync();
        return service;
    }

    private static async Task AssertToldTwiceAsync(NotificationUnderTest service)
    {
        var told = await service.Partners.PushesAsync();
        Assert.Equal(2, told.Count);
        Assert.Single(told.Select(push => push.Data["notificationId"]).Distinct());
    }
}
