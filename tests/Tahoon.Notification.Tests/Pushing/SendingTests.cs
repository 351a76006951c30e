using Tahoon.Contracts.Ids;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Tests.Support;
using Xunit;

namespace Tahoon.Notification.Tests.Pushing;

public sealed class SendingTests
{
    [Fact]
    public async Task A_room_that_is_ready_is_told_to_each_device_once()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("phone", "tablet"));
        await service.DeliverAsync(Sessions.Ready());

        await service.WorkAsync();
        await service.MakeDueAsync();
        await service.WorkAsync();

        var accepted = await service.Partners.PushesAsync();
        Assert.Equal(["phone", "tablet"], accepted.Select(push => push.Token).Order());
        Assert.Equal(2, accepted.Select(push => push.Data["notificationId"]).Distinct().Count());
        Assert.All(accepted, push =>
        {
            Assert.Equal("meeting_ready", push.Data["event"]);
            Assert.Equal(new BookingId(Sessions.Booking).ToString(), push.Data["bookingId"]);
            Assert.Equal("abcd-efgh-ijkl", push.Data["meetingId"]);
            Assert.Equal("Your session with Dr. Sara Ali is on Monday, 1 June, at 16:00.", push.Notification.Body);
        });
        var pushes = await service.PushesAsync();
        Assert.Equal(accepted.Select(push => push.Name).Order(), pushes.Select(push => push.PartnerName).Order());
        Assert.All(pushes, push => Assert.Equal((WorkState.Done, 1), (push.State, push.Attempts)));
    }

    [Fact]
    public async Task A_cancellation_is_told_in_the_users_language_and_names_no_room()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.RegisteredAs("ar", 1, "phone"));
        await service.DeliverAsync(Sessions.Cancelled());

        await service.WorkAsync();

        var accepted = Assert.Single(await service.Partners.PushesAsync());
        Assert.Equal("session_cancelled", accepted.Data["event"]);
        Assert.False(accepted.Data.ContainsKey("meetingId"));
        Assert.Equal("تم إلغاء جلستك", accepted.Notification.Title);
    }

    [Fact]
    public async Task A_user_without_devices_is_told_nothing_and_nothing_waits()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered());
        await service.DeliverAsync(Sessions.Ready());

        await service.WorkAsync();

        Assert.Empty(await service.PushesAsync());
        Assert.Equal(WorkState.Done, Assert.Single(await service.NoticesAsync()).State);
    }

    [Fact]
    public async Task An_outage_of_the_partner_is_waited_for_and_then_there_is_one_push()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("phone"));
        await service.DeliverAsync(Sessions.Ready());
        await service.Partners.OrderAsync(new { mode = "away" });

        for (var minute = 0; minute < 5; minute++)
        {
            await service.WorkAsync();
            await service.MakeDueAsync();
            service.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        var waiting = Assert.Single(await service.PushesAsync());
        Assert.Equal((WorkState.Waiting, 5), (waiting.State, waiting.Attempts));
        await service.Partners.OrderAsync(new { mode = "normal" });
        await service.WorkAsync();

        Assert.Single(await service.Partners.PushesAsync());
        Assert.Equal(WorkState.Done, Assert.Single(await service.PushesAsync()).State);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_out_for_as_long_as_the_partner_says()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("phone"));
        await service.DeliverAsync(Sessions.Ready());
        await service.Partners.OrderAsync(new { mode = "rateLimited", retryAfterSeconds = 120, count = 1 });

        var before = DateTime.UtcNow;
        await service.WorkAsync();
        await service.WorkAsync();

        var waiting = Assert.Single(await service.PushesAsync());
        Assert.Equal((WorkState.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.InRange(waiting.NextAttemptAt, before.AddSeconds(119), before.AddSeconds(170));
        await service.MakeDueAsync();
        await service.WorkAsync();
        Assert.Single(await service.Partners.PushesAsync());
    }

    [Fact]
    public async Task A_device_that_is_gone_is_removed_and_its_push_dropped()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("unregistered-phone", "tablet"));
        await service.DeliverAsync(Sessions.Ready());

        await service.WorkAsync();

        Assert.Equal("tablet", Assert.Single(await service.DevicesAsync()).Token);
        var dropped = Assert.Single(await service.PushesAsync(), push => push.PartnerName is null);
        Assert.Equal((WorkState.Done, "DeviceGone"), (dropped.State, dropped.Reason));
        Assert.Equal("tablet", Assert.Single(await service.Partners.PushesAsync()).Token);
    }

    [Fact]
    public async Task A_push_that_the_partner_refuses_for_good_is_a_dead_letter_with_its_reason()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("invalid-phone"));
        await service.DeliverAsync(Sessions.Ready());

        await service.WorkAsync();
        await service.MakeDueAsync();
        await service.WorkAsync();

        var dead = Assert.Single(await service.PushesAsync());
        Assert.Equal((WorkState.Dead, 1, "400 INVALID_ARGUMENT"), (dead.State, dead.Attempts, dead.Reason));
    }

    [Fact]
    public async Task After_an_hour_a_push_is_given_up()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("unavailable-phone"));
        await service.DeliverAsync(Sessions.Ready());
        await service.WorkAsync();

        service.Clock.Advance(TimeSpan.FromMinutes(59));
        await service.MakeDueAsync();
        await service.WorkAsync();
        Assert.Equal(WorkState.Waiting, Assert.Single(await service.PushesAsync()).State);

        service.Clock.Advance(TimeSpan.FromMinutes(2));
        await service.MakeDueAsync();
        await service.WorkAsync();

        var dead = Assert.Single(await service.PushesAsync());
        Assert.Equal(WorkState.Dead, dead.State);
        Assert.Equal("The deadline passed: 503 UNAVAILABLE", dead.Reason);
    }
}
