using Amqp.Types;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class LockTests : BrokerTest
{
    private static readonly TimeSpan JustBefore = RunningBroker.LockDuration - TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_lock_ends_in_time_and_counts_as_a_delivery()
    {
        await Client.SendAsync("a", Message("slow"));
        await AmqpClient.NextAsync(Client.Receiver("a"));
        var other = Client.Receiver("a");

        Running.Clock.Advance(JustBefore);
        Assert.True(await AmqpClient.IsEmptyAsync(other));
        Running.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1u, (await AmqpClient.NextAsync(other)).Header.DeliveryCount);
    }

    [Fact]
    public async Task A_waiting_receiver_is_given_what_another_held_too_long()
    {
        await Client.SendAsync("a", Message("slow"));
        await AmqpClient.NextAsync(Client.Receiver("a"));
        var waiting = AmqpClient.NextAsync(Client.Receiver("a"));
        await Client.AskAsync("$cbs", "put-token", []);

        Running.Clock.Advance(RunningBroker.LockDuration);

        Assert.Equal("slow", (await waiting).Properties.MessageId);
    }

    [Fact]
    public async Task A_lock_that_runs_out_too_often_ends_in_the_dead_letters()
    {
        await Client.SendAsync("a", Message("crashing"));
        for (var i = 0; i < RunningBroker.MaxDeliveries; i++)
        {
            await AmqpClient.NextAsync(Client.Receiver("a"));
            Running.Clock.Advance(RunningBroker.LockDuration);
        }

        var letter = await ReceiveAsync("a/$DeadLetterQueue");

        Assert.Equal("MaxDeliveryCountExceeded", letter.ApplicationProperties["DeadLetterReason"]);
    }

    [Fact]
    public async Task A_renewed_lock_holds_a_full_duration_longer()
    {
        await Client.SendAsync("a", Message("long"));
        var message = await AmqpClient.NextAsync(Client.Receiver("a"));

        Running.Clock.Advance(JustBefore);
        var (status, body) = await RenewAsync(message.DeliveryTag);
        Running.Clock.Advance(JustBefore);

        Assert.Equal(200, status);
        var until = Assert.Single((DateTime[])body["expirations"]);
        Assert.Equal(Running.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromMilliseconds(1), until);
        await AssertEmptyAsync("a");
    }

    [Fact]
    public async Task A_lock_that_is_gone_can_not_be_renewed()
    {
        await Client.SendAsync("a", Message("late"));
        var message = await AmqpClient.NextAsync(Client.Receiver("a"));

        Running.Clock.Advance(RunningBroker.LockDuration);

        Assert.Equal(410, (await RenewAsync(message.DeliveryTag)).Status);
    }

    [Fact]
    public async Task A_late_completion_leaves_the_message_to_its_next_holder()
    {
        await Client.SendAsync("a", Message("shared"));
        var slow = Client.Receiver("a");
        var late = await AmqpClient.NextAsync(slow);
        Running.Clock.Advance(RunningBroker.LockDuration);
        await AmqpClient.NextAsync(Client.Receiver("a"));

        slow.Accept(late);
        await Client.AskAsync("$cbs", "put-token", []);

        Assert.Equal(1, Running.Count("a").Locked);
    }

    [Fact]
    public async Task Locks_outlive_the_connection_they_were_given_on()
    {
        await Client.SendAsync("a", Message("held"));
        await using (var other = await AmqpClient.ConnectAsync(Running.Broker.Port))
            await AmqpClient.NextAsync(other.Receiver("a"));

        await AssertEmptyAsync("a");
        Running.Clock.Advance(RunningBroker.LockDuration);

        Assert.Equal("held", (await ReceiveAsync("a")).Properties.MessageId);
    }

    private Task<(int Status, Map Body)> RenewAsync(byte[] deliveryTag) => Client.AskAsync(
        "a/$management", "com.microsoft:renew-lock", new Map { ["lock-tokens"] = new[] { new Guid(deliveryTag) } });
}
