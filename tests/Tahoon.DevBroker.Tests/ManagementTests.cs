using Amqp;
using Amqp.Types;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class ManagementTests : BrokerTest
{
    [Fact]
    public async Task A_token_is_accepted()
    {
        var (status, _) = await Client.AskAsync("$cbs", "put-token", []);

        Assert.Equal(202, status);
    }

    [Fact]
    public async Task Peeking_shows_messages_without_locking_them()
    {
        await Client.SendAsync("a", Message("one"), Message("two"));

        var (status, body) = await PeekAsync(0);
        var first = Shown(body);
        var (_, rest) = await PeekAsync((long)AmqpClient.Annotation(first[0], "x-opt-sequence-number")! + 1);

        Assert.Equal(200, status);
        Assert.Equal(["one", "two"], first.Select(message => message.Properties.MessageId));
        Assert.Equal(["two"], Shown(rest).Select(message => message.Properties.MessageId));
        Assert.Equal(2, Running.Count("a").Active);
    }

    [Fact]
    public async Task Peeking_at_nothing_is_no_content() => Assert.Equal(204, (await PeekAsync(0)).Status);

    [Theory]
    [InlineData("completed", 0, 0)]
    [InlineData("abandoned", 1, 0)]
    [InlineData("suspended", 0, 1)]
    public async Task A_message_can_be_settled_by_its_lock_token(string disposition, int active, int dead)
    {
        await Client.SendAsync("a", Message("one"));
        var message = await AmqpClient.NextAsync(Client.Receiver("a"));

        var (status, _) = await Client.AskAsync("a/$management", "com.microsoft:update-disposition", new Map
        {
            ["disposition-status"] = disposition,
            ["lock-tokens"] = new[] { new Guid(message.DeliveryTag) },
        });

        Assert.Equal(200, status);
        Assert.Equal((active, 0, dead), (Running.Count("a").Active, Running.Count("a").Locked, Running.Count("a").DeadLettered));
    }

    [Fact]
    public async Task An_operation_that_is_not_there_is_refused() =>
        Assert.Equal(400, (await Client.AskAsync("a/$management", "com.microsoft:brew-coffee", [])).Status);

    [Fact]
    public async Task A_request_with_a_wrong_body_is_rejected_and_the_connection_goes_on()
    {
        await Assert.ThrowsAsync<AmqpException>(
            () => Client.AskAsync("a/$management", "com.microsoft:renew-lock", new Map { ["lock-tokens"] = "none" }));

        Assert.Equal(202, (await Client.AskAsync("$cbs", "put-token", [])).Status);
    }

    private Task<(int Status, Map Body)> PeekAsync(long from) => Client.AskAsync(
        "a/$management", "com.microsoft:peek-message", new Map { ["from-sequence-number"] = from, ["message-count"] = 10 });

    private static List<Message> Shown(Map body) => ((List)body["messages"]).ConvertAll(item =>
    {
        var bytes = (byte[])((Map)item)["message"];
        return Amqp.Message.Decode(new ByteBuffer(bytes, 0, bytes.Length, bytes.Length));
    });
}
