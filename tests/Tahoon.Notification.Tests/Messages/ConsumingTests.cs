using Tahoon.Contracts.Events;
using Tahoon.Messaging;
using Tahoon.Notification.Tests.Support;
using Xunit;

namespace Tahoon.Notification.Tests.Messages;

public sealed class ConsumingTests
{
    [Fact]
    public async Task The_same_message_twice_is_one_notice()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Registered("phone"));
        var id = Guid.CreateVersion7();

        Assert.Equal(Settlement.Completed, await service.DeliverAsync(Sessions.Ready(), id));
        await service.WorkAsync();
        Assert.Equal(Settlement.Completed, await service.DeliverAsync(Sessions.Ready(), id));
        await service.WorkAsync();

        Assert.Equal(id, Assert.Single(await service.NoticesAsync()).Id);
        Assert.Single(await service.Partners.PushesAsync());
    }

    [Fact]
    public async Task A_session_heard_of_before_its_user_waits_and_is_told_as_soon_as_the_user_is_known()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.Ready());
        await service.WorkAsync();
        Assert.Equal("RecipientUnknown", Assert.Single(await service.NoticesAsync()).Reason);

        await service.DeliverAsync(Sessions.Registered("phone"));
        await service.WorkAsync();

        Assert.Equal("phone", Assert.Single(await service.Partners.PushesAsync()).Token);
    }

    [Fact]
    public async Task A_user_registered_again_speaks_another_language_and_keeps_its_devices()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.RegisteredAs("en", 1, "phone"));
        await service.DeliverAsync(Sessions.RegisteredAs("ar", 2, "tablet", "phone"));

        await service.DeliverAsync(Sessions.Cancelled());
        await service.WorkAsync();

        var told = await service.Partners.PushesAsync();
        Assert.Equal(["phone", "tablet"], told.Select(push => push.Token).Order());
        Assert.All(told, push => Assert.Equal("تم إلغاء جلستك", push.Notification.Title));
    }

    [Fact]
    public async Task An_older_word_about_a_user_changes_nothing()
    {
        await using var service = await NotificationUnderTest.StartAsync();
        await service.DeliverAsync(Sessions.RegisteredAs("ar", 2, "phone"));
        await service.DeliverAsync(Sessions.RegisteredAs("en", 1, "old-phone"));

        await service.DeliverAsync(Sessions.Cancelled());
        await service.WorkAsync();

        var told = Assert.Single(await service.Partners.PushesAsync());
        Assert.Equal(("phone", "تم إلغاء جلستك"), (told.Token, told.Notification.Title));
    }

    [Fact]
    public async Task A_message_that_nobody_here_knows_is_a_dead_letter()
    {
        await using var service = await NotificationUnderTest.StartAsync();

        var settlement = await service.DeliverAsync(new ConfirmAllocation(Guid.NewGuid(), Guid.NewGuid()));

        Assert.Equal("UnknownEventType", Assert.IsType<Settlement.DeadLetter>(settlement).Reason);
    }
}
