using Amqp.Framing;
using Amqp.Types;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class SchedulingTests : BrokerTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_scheduled_message_comes_when_it_is_due_and_not_before()
    {
        await Client.SendAsync("a", Scheduled("later"));

        Running.Clock.Advance(Hour - TimeSpan.FromMilliseconds(1));
        await AssertEmptyAsync("a");
        Running.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var message = await ReceiveAsync("a");

        Assert.Equal("later", message.Properties.MessageId);
        Assert.Equal(Running.Clock.GetUtcNow().UtcDateTime, AmqpClient.Annotation(message, "x-opt-enqueued-time"));
    }

    [Fact]
    public async Task A_scheduled_message_survives_a_restart()
    {
        await Client.SendAsync("a", Scheduled("later"));

        await Running.RestartAsync();
        await AssertEmptyAsync("a");
        Running.Clock.Advance(Hour);

        Assert.Equal("later", (await ReceiveAsync("a")).Properties.MessageId);
    }

    [Fact]
    public async Task A_cancelled_message_never_comes_not_even_after_a_restart()
    {
        var number = await ScheduleAsync("never");

        Assert.Equal(200, await CancelAsync(number));
        Running.Clock.Advance(Hour);
        await AssertEmptyAsync("a");
        await Running.RestartAsync();

        await AssertEmptyAsync("a");
    }

    [Fact]
    public async Task What_is_due_can_not_be_cancelled()
    {
        var number = await ScheduleAsync("due");
        Running.Clock.Advance(Hour);

        Assert.Equal(404, await CancelAsync(number));
        Assert.Equal("due", (await ReceiveAsync("a")).Properties.MessageId);
    }

    [Fact]
    public async Task Sequence_numbers_are_not_used_again_after_a_restart()
    {
        var first = await ScheduleAsync("one");
        await CancelAsync(first);
        await Running.RestartAsync();

        Assert.True(await ScheduleAsync("two") > first);
    }

    private async Task<long> ScheduleAsync(string id)
    {
        var encoded = Scheduled(id).Encode();
        var item = new Map
        {
            ["message-id"] = id,
            ["message"] = encoded.Buffer.AsSpan(encoded.Offset, encoded.Length).ToArray(),
        };
        var (_, body) = await Client.AskAsync(
            "a/$management", "com.microsoft:schedule-message", new Map { ["messages"] = new List { item } });
        return Assert.Single((long[])body["sequence-numbers"]);
    }

    private async Task<int> CancelAsync(long number) => (await Client.AskAsync(
        "a/$management", "com.microsoft:cancel-scheduled-message", new Map { ["sequence-numbers"] = new[] { number } })).Status;

    private Amqp.Message Scheduled(string id) => AmqpClient.Message(id, message =>
        message.MessageAnnotations = new MessageAnnotations
        {
            [new Symbol("x-opt-scheduled-enqueue-time")] = (Running.Clock.GetUtcNow() + Hour).UtcDateTime,
        });
}
