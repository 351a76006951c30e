using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Tahoon.DevBroker.Wire;
using Xunit;

namespace Tahoon.DevBroker.Tests;

/// <summary>Peers that don't keep to the protocol.</summary>
public sealed class RawWireTests : BrokerTest
{
    private static readonly byte[] AmqpHeader = [.. "AMQP"u8, 0, 1, 0, 0];

    [Fact]
    public async Task The_broker_says_nothing_before_its_peer_does()
    {
        using var socket = await ConnectAsync();
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        soon.CancelAfter(100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await socket.ReceiveAsync(new byte[8], soon.Token));
    }

    [Fact]
    public async Task A_header_is_answered_with_a_header()
    {
        using var socket = await ConnectAsync();

        await socket.SendAsync(AmqpHeader, Cancellation);

        Assert.Equal(AmqpHeader, await ReadAsync(socket, 8));
    }

    [Fact]
    public async Task Another_protocol_is_told_which_is_spoken()
    {
        using var socket = await ConnectAsync();

        await socket.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Cancellation);

        Assert.Equal([.. "AMQP"u8, 3, 1, 0, 0], await ReadAsync(socket, 8));
        Assert.Empty(await ReadAsync(socket, 1));
    }

    [Theory]
    [InlineData("7fffffff02000000")] // a frame of 2 GiB
    [InlineData("0000000902000000ff")] // no performative
    [InlineData("0000000b0200000000531f")] // an unknown one, cut off
    [InlineData("000000190200000000531045")] // an Open out of two pieces that never comes whole
    [InlineData("00000017020000000053 10 d0 00000006 7fffffff 4041")] // a list that says it has 2 billion members
    public async Task A_malformed_frame_ends_its_connection_and_no_other(string hex)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(AmqpHeader, Cancellation);
        await ReadAsync(socket, 8);

        await socket.SendAsync(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), Cancellation);
        socket.Shutdown(SocketShutdown.Send);
        await ReadAsync(socket, 4096);

        await Client.SendAsync("a", Message("unharmed"));
        Assert.Equal("unharmed", (await ReceiveAsync("a")).Properties.MessageId);
    }

    [Fact]
    public async Task Mutilated_frames_never_bring_the_broker_down()
    {
        var random = new Random(20261123);
        for (var i = 0; i < 500; i++)
        {
            using var socket = await ConnectAsync();
            await socket.SendAsync(AmqpHeader, Cancellation);
            var frames = Conversation();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
                frames[random.Next(frames.Length)] = (byte)random.Next(256);
            await socket.SendAsync(frames, Cancellation);
            socket.Shutdown(SocketShutdown.Send);
            await ReadToEndAsync(socket);
        }

        await Client.SendAsync("b", Message("unharmed"));
        Assert.Equal("unharmed", (await ReceiveAsync("b")).Properties.MessageId);
    }

    [Fact]
    public void Values_nested_too_deep_are_refused()
    {
        var bearable = Nested(30);

        Assert.Equal(bearable.Length, EncodedValue.Skip(bearable, 0));
        Assert.Throws<AmqpFault>(() => EncodedValue.Skip(Nested(40), 0));
    }

    [Fact]
    public void A_request_whose_body_can_not_be_decoded_is_refused_as_a_whole()
    {
        // an amqp-value of a constructor that has its place in the format, and no meaning
        byte[] request = [0, 0x53, 0x77, 0xab, 1, 0];

        Assert.Equal(request.Length, EncodedValue.Skip(request, 0));
        Assert.Throws<AmqpFault>(() => Decoded.Message(request));
    }

    private static byte[] Nested(int lists)
    {
        byte[] value = [0x40];
        for (; lists > 0; lists--)
            value = [0xc0, (byte)(value.Length + 1), 1, .. value];
        return value;
    }

    private static byte[] Conversation()
    {
        var message = AmqpClient.Message("fuzzed").Encode();
        return
        [
            .. Frame(new Open { ContainerId = "fuzz", MaxFrameSize = 4096 }),
            .. Frame(new Begin { IncomingWindow = 100, OutgoingWindow = 100, NextOutgoingId = 0 }),
            .. Frame(new Attach { LinkName = "s", Handle = 0, Source = new Source(), Target = new Target { Address = "a" } }),
            .. Frame(
                new Transfer { Handle = 0, DeliveryId = 0, DeliveryTag = [1] },
                message.Buffer.AsSpan(message.Offset, message.Length)),
            .. Frame(new Detach { Handle = 0, Closed = true }),
            .. Frame(new Close()),
        ];
    }

    private static byte[] Frame(Amqp.Types.DescribedList performative, ReadOnlySpan<byte> payload = default)
    {
        var encoded = new ByteBuffer(128, true);
        performative.Encode(encoded);
        var size = 8 + encoded.Length + payload.Length;
        return [0, 0, (byte)(size >> 8), (byte)size, 2, 0, 0, 0, .. encoded.Buffer.AsSpan(encoded.Offset, encoded.Length), .. payload];
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", Running.Broker.Port, Cancellation);
        return socket;
    }

    private static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        var read = 0;
        while (read < count && await socket.ReceiveAsync(bytes.AsMemory(read), Cancellation) is > 0 and var more)
            read += more;
        return bytes[..read];
    }

    private static async Task ReadToEndAsync(Socket socket)
    {
        try
        {
            await ReadAsync(socket, 100_000);
        }
        catch (SocketException)
        {
            // reset: the broker did not read to the end either
        }
    }
}
