using Amqp;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class SettlingTests : BrokerTest
{
    [Fact]
    public async Task An_accepted_message_is_gone_for_ever()
    {
        await Client.SendAsync("a", Message("done"));
        await ReceiveAsync("a");
        await RunningBroker.UntilAsync(() => Running.Count("a").Locked == 0);

        await Running.RestartAsync();

        await AssertEmptyAsync("a");
    }

    [Fact]
    public async Task An_abandoned_message_comes_again_at_its_place_and_is_counted()
    {
        await Client.SendAsync("a", Message("first"), Message("second"));
        var receiver = Client.Receiver("a");

        receiver.Modify(await AmqpClient.NextAsync(receiver), deliveryFailed: true);
        var again = await AmqpClient.NextAsync(receiver);

        Assert.Equal("first", again.Properties.MessageId);
        Assert.Equal(1u, again.Header.DeliveryCount);
    }

    [Fact]
    public async Task A_released_message_comes_again_and_is_not_counted()
    {
        await Client.SendAsync("a", Message("unseen"));
        var receiver = Client.Receiver("a");

        receiver.Release(await AmqpClient.NextAsync(receiver));

        Assert.Equal(0u, (await AmqpClient.NextAsync(receiver)).Header.DeliveryCount);
    }

    [Fact]
    public async Task A_message_abandoned_too_often_is_a_dead_letter()
    {
        await Client.SendAsync("a", Message("poison"));
        var receiver = Client.Receiver("a");
        for (var i = 0; i < RunningBroker.MaxDeliveries; i++)
            receiver.Modify(await AmqpClient.NextAsync(receiver), deliveryFailed: true);

        var letter = await ReceiveAsync("a/$DeadLetterQueue");

        Assert.Equal("poison", letter.Properties.MessageId);
        Assert.Equal("MaxDeliveryCountExceeded", letter.ApplicationProperties["DeadLetterReason"]);
        await AssertEmptyAsync("a");
    }

    [Fact]
    public async Task A_dead_letter_keeps_its_reasons_and_its_message_over_a_restart()
    {
        await Client.SendAsync("a", AmqpClient.Message("bad", message =>
            message.ApplicationProperties = new() { ["kept"] = "yes" }));
        var receiver = Client.Receiver("a");
        receiver.Reject(await AmqpClient.NextAsync(receiver), AmqpClient.DeadLetter("MalformedEvent", "no type"));
        await RunningBroker.UntilAsync(() => Running.Count("a").DeadLettered == 1);

        await Running.RestartAsync();
        var letter = await ReceiveAsync("a/$deadletterqueue");

        Assert.Equal("bad", letter.Properties.MessageId);
        Assert.Equal("MalformedEvent", letter.ApplicationProperties["DeadLetterReason"]);
        Assert.Equal("no type", letter.ApplicationProperties["DeadLetterErrorDescription"]);
        Assert.Equal("yes", letter.ApplicationProperties["kept"]);
        Assert.Equal("a", AmqpClient.Annotation(letter, "x-opt-deadletter-source"));
    }

    [Fact]
    public async Task A_delivery_that_was_never_settled_counts_after_a_restart()
    {
        await Client.SendAsync("a", Message("held"));
        await AmqpClient.NextAsync(Client.Receiver("a"));

        await Running.RestartAsync();

        Assert.Equal(1u, (await AmqpClient.NextAsync(Client.Receiver("a"))).Header.DeliveryCount);
    }

    [Fact]
    public async Task A_completion_that_could_not_be_stored_has_not_happened()
    {
        await Client.SendAsync("a", Message("kept"));
        var receiver = Client.Receiver("a");
        var message = await AmqpClient.NextAsync(receiver);
        Running.Broker.Full = true;
        receiver.Accept(message);
        await Assert.ThrowsAsync<AmqpException>(() => Client.SendAsync("b", Message("after it in the journal")));
        Running.Broker.Full = false;

        Running.Clock.Advance(RunningBroker.LockDuration + TimeSpan.FromSeconds(2));

        Assert.Equal("kept", (await AmqpClient.NextAsync(receiver)).Properties.MessageId);
    }
}
