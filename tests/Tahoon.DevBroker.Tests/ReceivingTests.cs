using Amqp;
using Amqp.Framing;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class ReceivingTests : BrokerTest
{
    [Fact]
    public async Task A_delivery_carries_its_lock_its_number_and_its_times()
    {
        await Client.SendAsync("a", Message("one"));

        var message = await AmqpClient.NextAsync(Client.Receiver("a"));

        Assert.Equal(16, message.DeliveryTag.Length);
        Assert.True(message.Header.HasField(4), "the delivery count is always there");
        Assert.Equal(0u, message.Header.DeliveryCount);
        Assert.True((long)AmqpClient.Annotation(message, "x-opt-sequence-number")! > 0);
        var now = Running.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(now, AmqpClient.Annotation(message, "x-opt-enqueued-time"));
        Assert.Equal(now + RunningBroker.LockDuration, AmqpClient.Annotation(message, "x-opt-locked-until"));
    }

    [Fact]
    public async Task Never_more_than_the_credit_is_sent()
    {
        await Client.SendAsync("a", [.. Enumerable.Range(0, 10).Select(i => Message($"m{i}"))]);
        var receiver = Client.Receiver("a");

        receiver.SetCredit(3, CreditMode.Manual);
        await RunningBroker.UntilAsync(() => Running.Count("a").Locked == 3);
        await Client.AskAsync("a/$management", "com.microsoft:peek-message", Peeking()); // a round trip later

        Assert.Equal((7, 3), (Running.Count("a").Active, Running.Count("a").Locked));
    }

    [Fact]
    public async Task A_drain_gives_the_credit_back()
    {
        await Client.SendAsync("a", Message("one"));
        var receiver = Client.Receiver("a");

        receiver.SetCredit(5, CreditMode.Drain);
        Assert.NotNull(await receiver.ReceiveAsync(TimeSpan.FromSeconds(10)));
        await Client.AskAsync("a/$management", "com.microsoft:peek-message", Peeking());
        await Client.SendAsync("a", Message("two"));

        Assert.Null(await receiver.ReceiveAsync(TimeSpan.FromMilliseconds(100)));
        Assert.Equal(1, Running.Count("a").Active);
        Assert.Equal("two", (await AmqpClient.NextAsync(receiver)).Properties.MessageId);
    }

    [Fact]
    public async Task A_waiting_receiver_gets_what_comes()
    {
        var receiver = Client.Receiver("a");
        var waiting = AmqpClient.NextAsync(receiver);

        await Client.SendAsync("a", Message("awaited"));

        Assert.Equal("awaited", (await waiting).Properties.MessageId);
    }

    [Fact]
    public async Task A_receiver_of_settled_messages_takes_them_for_good()
    {
        await Client.SendAsync("a", Message("gone"));
        var receiver = new ReceiverLink(Client.Session, "taker", new Attach
        {
            Source = new Source { Address = "a" },
            Target = new Target(),
            SndSettleMode = SenderSettleMode.Settled,
        }, null);

        Assert.Equal("gone", (await AmqpClient.NextAsync(receiver)).Properties.MessageId);
        Assert.Equal((0, 0), (Running.Count("a").Active, Running.Count("a").Locked));

        await Running.RestartAsync();
        await AssertEmptyAsync("a");
    }

    [Fact]
    public async Task A_large_message_comes_in_several_frames()
    {
        var body = new byte[300_000];
        Random.Shared.NextBytes(body);
        await Client.SendAsync("a", AmqpClient.Message("large", m => m.BodySection = new Data { Binary = body }));

        Assert.Equal(body, (await ReceiveAsync("a")).Body);
    }

    [Fact]
    public async Task Two_receivers_never_get_the_same_message()
    {
        var (first, second) = (Client.Receiver("a"), Client.Receiver("a"));
        first.SetCredit(50, CreditMode.Manual);
        second.SetCredit(50, CreditMode.Manual);
        await Client.SendAsync("a", [.. Enumerable.Range(0, 100).Select(i => Message($"m{i}"))]);

        var received = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            received.Add((await first.ReceiveAsync(TimeSpan.FromSeconds(10))).Properties.MessageId);
            received.Add((await second.ReceiveAsync(TimeSpan.FromSeconds(10))).Properties.MessageId);
        }

        Assert.Equal(100, received.Distinct().Count());
    }

    private static Amqp.Types.Map Peeking() => new() { ["from-sequence-number"] = 0L, ["message-count"] = 1 };
}
