using System.Net;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Events;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Messaging.Work;
using Tahoon.Notification.Data;
using Tahoon.Notification.Tests.Support;
using Tahoon.Testing;
using Tahoon.Testing.Messaging;
using Xunit;

namespace Tahoon.Notification.Tests.Features;

public sealed class DeadLettersTests
{
    private static readonly object Refusing = new { mode = "failing", errorCode = "SENDER_ID_MISMATCH" };

    [Fact]
    public async Task Only_operators_come_in()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        var id = await DeadPushAsync(service);

        var statuses = await Letters(service).StatusesOfOthersAsync(id);

        Assert.Equal(
            [.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 4), .. Enumerable.Repeat(HttpStatusCode.Forbidden, 12)], statuses);
        Assert.Equal(WorkState.Dead, Assert.Single(await service.PushesAsync()).State);
    }

    [Fact]
    public async Task A_push_that_ended_badly_is_listed_with_its_reason()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("mismatch-phone", "tablet"));
        var id = Guid.CreateVersion7();
        await service.DeliverAsync(Sessions.Cancelled(), id);
        await service.WorkAsync();

        var letter = Assert.Single((await Letters(service).ListAsync()).Items);
        var opened = await Letters(service).OpenAsync(letter.Id);

        Assert.Equal(
            (DeadLetterKind.Work, "push", "403 SENDER_ID_MISMATCH", 1), (letter.Kind, letter.Type, letter.Reason, letter.Attempts));
        var about = opened.Body!.Value;
        Assert.Equal(
            (id, Sessions.Booking, Sessions.User, "SessionCancelled"),
            (about.GetProperty("eventId").GetGuid(), about.GetProperty("bookingId").GetGuid(), about.GetProperty("userId").GetGuid(),
                about.GetProperty("kind").GetString()));
        Assert.DoesNotContain("phone", about.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_and_work_are_one_list_page_by_page()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("mismatch-1", "mismatch-2", "mismatch-3"));
        await service.DeliverAsync(Sessions.Ready());
        await service.WorkAsync();
        for (var i = 0; i < 2; i++)
            service.Queues.Bury(QueueNames.Notifications, new($"m{i}", "tahoon.test.v1", "poison"u8.ToArray()));

        var (found, cursor) = (new List<DeadLetter>(), "");
        while (cursor is not null)
        {
            var page = await Letters(service).ListAsync($"?limit=1{cursor}");
            Assert.Single(page.Items);
            found.AddRange(page.Items);
            cursor = page.NextCursor is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal(["m0", "m1", null, null, null], found.Select(letter => letter.MessageId));
        var pushes = (await service.PushesAsync()).Select(push => $"push-{push.Id}").Order();
        Assert.Equal(pushes, found.Skip(2).Select(letter => letter.Id).Order());
    }

    [Fact]
    public async Task A_push_is_sent_once_the_cause_is_mended_under_its_notification_id()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        var id = await DeadPushAsync(service);
        var before = Assert.Single(await service.PushesAsync());
        service.Clock.Advance(TimeSpan.FromHours(2));
        await service.Partners.OrderAsync(new { mode = "normal" });

        Assert.Equal("Replayed", await Letters(service).ReplayAsync(id));
        Assert.Equal("AlreadyReplayed", await Letters(service).ReplayAsync(id));
        await service.WorkAsync();
        await service.MakeDueAsync();
        await service.WorkAsync();
        Assert.Equal("AlreadyReplayed", await Letters(service).ReplayAsync(id));

        var told = Assert.Single(await service.Partners.PushesAsync());
        Assert.Equal($"push-{before.Id}", id);
        Assert.Equal(before.Id.ToString(), Guid.Parse(told.Data["notificationId"]).ToString());
        var sent = Assert.Single(await service.PushesAsync());
        Assert.Equal((WorkState.Done, 2), (sent.State, sent.Attempts));
        var line = Assert.Single(await TrailAsync(service));
        Assert.Equal(("test", DeadLetterAction.Replay, id), (line.Operator, line.Action, line.LetterId));
    }

    [Fact]
    public async Task A_push_that_is_refused_again_is_a_dead_letter_again_and_can_be_replayed_again()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        var id = await DeadPushAsync(service);

        Assert.Equal("Replayed", await Letters(service).ReplayAsync(id));
        await service.WorkAsync();

        var letter = Assert.Single((await Letters(service).ListAsync()).Items);
        Assert.Equal((id, 2), (letter.Id, letter.Attempts));
        Assert.Equal("Replayed", await Letters(service).ReplayAsync(id));
    }

    [Fact]
    public async Task Replayed_by_ten_at_once_it_waits_once()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        var id = await DeadPushAsync(service);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Letters(service).ReplayAsync(id)));

        Assert.Equal(["Replayed", .. Enumerable.Repeat("AlreadyReplayed", 9)], outcomes.OrderDescending());
        Assert.Single(await TrailAsync(service));
    }

    [Fact]
    public async Task News_of_a_session_that_is_over_stays_dead()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        var id = await DeadPushAsync(service);
        service.Clock.Advance(TimeSpan.FromHours(6));

        Assert.Equal("409 not_replayable", await Letters(service).ReplayAsync(id));
        var all = await Letters(service).ReplayAllAsync();

        Assert.Empty(all.Replayed);
        Assert.Equal((id, "not_replayable", "The session is over."), Only(all.NotReplayed));
        Assert.Equal(WorkState.Dead, Assert.Single(await service.PushesAsync()).State);
    }

    [Fact]
    public async Task A_room_is_not_announced_once_its_session_was_cancelled()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        var id = await DeadPushAsync(service);
        await service.DeliverAsync(Sessions.Cancelled());

        Assert.Equal("409 not_replayable", await Letters(service).ReplayAsync(id));
    }

    [Fact]
    public async Task A_notice_whose_user_came_too_late_is_told_when_it_is_replayed()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Ready());
        await service.Services.WriteAsync<NotificationDb>(db => db.Notices.ExecuteUpdateAsync(
            set => set.SetProperty(notice => notice.State, WorkState.Dead).SetProperty(notice => notice.Reason, "RecipientUnknown")));
        await service.DeliverAsync(Sessions.Registered("phone"));

        var replayed = await Letters(service).ReplayAllAsync("?kind=work&reason=RecipientUnknown");
        await service.WorkAsync();

        Assert.Equal($"notice-{Assert.Single(await service.NoticesAsync()).Id}", Assert.Single(replayed.Replayed));
        Assert.Equal("phone", Assert.Single(await service.Partners.PushesAsync()).Token);
    }

    private static DeadLetterCalls Letters(NotificationUnderTest service) => new(caller => service.ClientFor(caller));

    private static (string Id, string Code, string? Detail) Only(IReadOnlyList<NotReplayed> not)
    {
        var one = Assert.Single(not);
        return (one.Id, one.Code, one.Detail);
    }

    /// <summary>FCM refuses our account, and goes on doing so.</summary>
    private static async Task<string> DeadPushAsync(NotificationUnderTest service)
    {
        await service.DeliverAsync(Sessions.Registered("phone"));
        await service.DeliverAsync(Sessions.Ready());
        await service.Partners.OrderAsync(Refusing);
        await service.WorkAsync();
        return Assert.Single((await Letters(service).ListAsync("?kind=work")).Items).Id;
    }

    private static Task<List<DeadLetterTrailRow>> TrailAsync(NotificationUnderTest service) =>
        service.Services.ReadAsync<NotificationDb, List<DeadLetterTrailRow>>(db => db.Set<DeadLetterTrailRow>().ToListAsync());
}
