using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class SendingTests : BrokerTest
{
    [Fact]
    public async Task What_is_accepted_survives_a_restart()
    {
        await Client.SendAsync("a", Message("kept"));

        await Running.RestartAsync();

        Assert.Equal("kept", (await ReceiveAsync("a")).Properties.MessageId);
    }

    [Fact]
    public async Task Messages_come_in_the_order_they_were_sent()
    {
        var ids = Enumerable.Range(0, 1200).Select(i => $"m{i}").ToArray();
        await Client.SendAsync("a", [.. ids.Select(Message)]);

        var receiver = Client.Receiver("a");
        var received = new List<string>();
        receiver.SetCredit(ids.Length, CreditMode.Manual);
        while (received.Count < ids.Length)
            received.Add((await receiver.ReceiveAsync(TimeSpan.FromSeconds(10))).Properties.MessageId);

        Assert.Equal(ids, received);
    }

    [Fact]
    public async Task A_batch_is_taken_apart()
    {
        var messages = new DataList();
        messages.Add(Encoded("one"));
        messages.Add(Encoded("two"));
        await Client.SendAsync("a", new Message { Format = 0x80013700, BodySection = messages });

        Assert.Equal("one", (await ReceiveAsync("a")).Properties.MessageId);
        Assert.Equal("two", (await ReceiveAsync("a")).Properties.MessageId);
    }

    [Fact]
    public async Task Everything_the_sender_wrote_arrives()
    {
        await Client.SendAsync("A", AmqpClient.Message("full", message =>
        {
            message.Properties.Subject = "subject";
            message.Properties.SetCorrelationId(Guid.Parse("11111111-2222-3333-4444-555555555555"));
            message.MessageAnnotations = new MessageAnnotations { [new Symbol("x-opt-partition-key")] = "p" };
            message.ApplicationProperties = new ApplicationProperties { ["text"] = "t", ["number"] = 7L };
            message.Footer = new Footer { [new Symbol("f")] = "end" };
        }));

        var received = await ReceiveAsync("/a");

        Assert.Equal("subject", received.Properties.Subject);
        Assert.Equal(Guid.Parse("11111111-2222-3333-4444-555555555555"), received.Properties.GetCorrelationId());
        Assert.Equal("p", AmqpClient.Annotation(received, "x-opt-partition-key"));
        Assert.Equal(("t", 7L), (received.ApplicationProperties["text"], received.ApplicationProperties["number"]));
        Assert.Equal("end", received.Footer[new Symbol("f")]);
        Assert.Equal("{}"u8.ToArray(), received.Body);
    }

    [Fact]
    public async Task A_message_without_an_id_is_given_one()
    {
        await Client.SendAsync("a", new Message { BodySection = new Data { Binary = [1] } });

        Assert.NotEmpty((await ReceiveAsync("a")).Properties.MessageId);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_not_found()
    {
        var refused = await Assert.ThrowsAsync<AmqpException>(() => Client.SendAsync("nowhere", Message("lost")));

        Assert.Equal(ErrorCode.NotFound, refused.Error.Condition);
    }

    [Fact]
    public async Task A_message_over_one_MiB_is_refused_and_the_connection_goes_on()
    {
        var large = AmqpClient.Message("large", message => message.BodySection = new Data { Binary = new byte[1_100_000] });
        var refused = await Assert.ThrowsAsync<AmqpException>(() => Client.SendAsync("a", large));

        Assert.Equal(ErrorCode.MessageSizeExceeded, refused.Error.Condition);
        await Client.SendAsync("b", Message("small"));
        Assert.Equal("small", (await ReceiveAsync("b")).Properties.MessageId);
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_accepted_and_nothing_is_there_later()
    {
        Running.Broker.Full = true;
        var refused = await Assert.ThrowsAsync<AmqpException>(() => Client.SendAsync("a", Message("lost")));
        Assert.Equal(ErrorCode.ResourceLimitExceeded, refused.Error.Condition);

        Running.Broker.Full = false;
        await Client.SendAsync("a", Message("taken"));

        Assert.Equal("taken", (await ReceiveAsync("a")).Properties.MessageId);
        await AssertEmptyAsync("a");
    }

    private static Data Encoded(string id)
    {
        var encoded = Message(id).Encode();
        return new Data { Binary = encoded.Buffer.AsSpan(encoded.Offset, encoded.Length).ToArray() };
    }
}
