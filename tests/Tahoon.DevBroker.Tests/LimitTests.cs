using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Tahoon.DevBroker.Wire;
using Xunit;

namespace Tahoon.DevBroker.Tests;

/// <summary>What one peer may take of the broker.</summary>
public sealed class LimitTests : BrokerTest
{
    [Fact]
    public async Task A_connection_too_many_is_turned_away_and_comes_in_when_another_has_gone()
    {
        var held = new List<Socket>();
        while (Running.Broker.Connections < RunningBroker.MaxConnections)
        {
            var before = Running.Broker.Connections;
            held.Add(await ConnectAsync());
            await RunningBroker.UntilAsync(() => Running.Broker.Connections > before);
        }

        using (var late = await ConnectAsync())
            Assert.Equal(0, await late.ReceiveAsync(new byte[8], Cancellation));

        held.ForEach(socket => socket.Dispose());
        await RunningBroker.UntilAsync(() => Running.Broker.Connections == 1);
        await using var again = await AmqpClient.ConnectAsync(Running.Broker.Port);
        await again.SendAsync("a", Message("in again"));
        Assert.Equal("in again", (await ReceiveAsync("a")).Properties.MessageId);
    }

    [Fact]
    public async Task Sessions_and_links_beyond_what_was_announced_end_the_connection()
    {
        var begin = new Begin { IncomingWindow = 100, OutgoingWindow = 100, NextOutgoingId = 0 };
        Attach Sender(uint handle) => new() { LinkName = "s", Handle = handle, Source = new Source(), Target = new Target { Address = "a" } };

        Assert.Null((await CloseAsync((0, begin), (0, Sender(255)), (0, new Close()))).Error);
        Assert.Equal(ErrorCode.NotAllowed, (await CloseAsync((0, begin), (0, Sender(256)))).Error.Condition.ToString());
        Assert.Null((await CloseAsync((255, begin), (0, new Close()))).Error);
        Assert.Equal(ErrorCode.NotAllowed, (await CloseAsync((256, begin))).Error.Condition.ToString());
    }

    [Fact]
    public async Task Who_asks_and_takes_no_answers_is_stopped()
    {
        var request = new Message
        {
            Properties = new Properties { MessageId = "request", ReplyTo = "reply" },
            ApplicationProperties = new ApplicationProperties { ["operation"] = "com.microsoft:nothing" },
        }.Encode();
        var asked = new (ushort, DescribedList, byte[])[1001];
        for (var number = 0; number < asked.Length; number++)
            asked[number] = (0, new Transfer { Handle = 0, DeliveryId = (uint)number, DeliveryTag = [1], Settled = true }, request.Buffer[request.Offset..(request.Offset + request.Length)]);

        var close = await CloseAsync(
        [
            (0, new Begin { IncomingWindow = 5000, OutgoingWindow = 5000, NextOutgoingId = 0 }, []),
            (0, new Attach { LinkName = "s", Handle = 0, Source = new Source(), Target = new Target { Address = "$cbs" } }, []),
            (0, new Attach { LinkName = "r", Handle = 1, Role = true, Source = new Source { Address = "$cbs" }, Target = new Target { Address = "reply" } }, []),
            .. asked,
        ]);

        Assert.Equal(ErrorCode.ResourceLimitExceeded, close.Error.Condition.ToString());
        await Client.SendAsync("a", Message("unharmed"));
        Assert.Equal("unharmed", (await ReceiveAsync("a")).Properties.MessageId);
    }

    private Task<Close> CloseAsync(params (ushort Channel, DescribedList Performative)[] said) =>
        CloseAsync([.. said.Select(one => (one.Channel, one.Performative, Array.Empty<byte>()))]);

    /// <summary>Says it all after an Open; what the broker ends the connection with.</summary>
    private async Task<Close> CloseAsync((ushort Channel, DescribedList Performative, byte[] Payload)[] said)
    {
        using var socket = await ConnectAsync();
        byte[] bytes =
        [
            .. "AMQP"u8, 0, 1, 0, 0, .. Frame(0, new Open { ContainerId = "limits" }, []),
            .. said.SelectMany(one => Frame(one.Channel, one.Performative, one.Payload)),
        ];
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(bytes, Cancellation);

        using var heard = new MemoryStream();
        await stream.CopyToAsync(heard, Cancellation);
        var rest = new System.Buffers.ReadOnlySequence<byte>(heard.ToArray().AsMemory(8));
        DescribedList? last = null;
        while (FrameReader.TryRead(ref rest, out var frame))
            last = frame.Performative;
        return Assert.IsType<Close>(last);
    }

    private static byte[] Frame(ushort channel, DescribedList performative, byte[] payload)
    {
        var encoded = new ByteBuffer(128, true);
        performative.Encode(encoded);
        var size = 8 + encoded.Length + payload.Length;
        return
        [
            0, 0, (byte)(size >> 8), (byte)size, 2, 0, (byte)(channel >> 8), (byte)channel,
            .. encoded.Buffer.AsSpan(encoded.Offset, encoded.Length), .. payload,
        ];
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", Running.Broker.Port, Cancellation);
        return socket;
    }
}
