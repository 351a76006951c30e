using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;
using Tahoon.DevBroker.Tests;

namespace Tahoon.Fuzz.Amqp;

/// <summary>What a peer may say to the broker: mostly in order, with values of the edges now and then.</summary>
internal sealed class Conversation(Random random)
{
    private static readonly uint[] Edges = [0, 1, 2, 255, 256, 65_535, 65_536, int.MaxValue, 0x8000_0000, uint.MaxValue];
    private static readonly string?[] Addresses =
        ["a", "/a", "A", "a/$DeadLetterQueue", "a/$management", "$cbs", "", null, "nowhere", "amqp://host/a", "a/$management/$management"];

    /// <summary>Its pieces, protocol headers and frames.</summary>
    public List<byte[]> Make()
    {
        var pieces = new List<byte[]>();
        if (random.Next(3) == 0)
            pieces.AddRange([Header(3), Frame(new SaslInit { Mechanism = Mechanism() }, 0, type: 1)]);
        pieces.AddRange([Header(0), Frame(new Open { ContainerId = "fuzz", MaxFrameSize = random.Next(2) == 0 ? 4096 : Edge(), IdleTimeOut = random.Next(4) == 0 ? Edge() : 0 })]);
        pieces.Add(Frame(new Begin { IncomingWindow = random.Next(4) == 0 ? Edge() : 100, OutgoingWindow = 100, NextOutgoingId = Edge(), HandleMax = Edge() }));
        for (var count = random.Next(1, 10); count > 0; count--)
            pieces.AddRange(Act());
        pieces.Add(Frame(new Close()));
        return pieces;
    }

    private IEnumerable<byte[]> Act()
    {
        var handle = random.Next(5) == 0 ? Edge() : (uint)random.Next(3);
        var delivery = random.Next(5) == 0 ? Edge() : (uint)random.Next(4);
        return random.Next(9) switch
        {
            0 or 1 => [Frame(Sender(handle, Address())), Frame(Transfer(handle, delivery), payload: Message())],
            2 => [Frame(Receiver(handle, Address())), Frame(Flow(handle)), Frame(Disposition(delivery))],
            3 => [Frame(Sender(0, "a/$management")), Frame(Receiver(1, "a/$management")), Frame(Flow(1)), Frame(Transfer(0, delivery), payload: Request())],
            4 => [Frame(Flow(handle))],
            5 => [Frame(Disposition(delivery))],
            6 => [Frame(new Detach { Handle = handle, Closed = random.Next(2) == 0 })],
            7 => [Frame(new End()), Frame(new Begin { IncomingWindow = 10, OutgoingWindow = 10 }, (ushort)Edge())],
            _ => [Frame(Transfer(handle, delivery), payload: Message())],
        };
    }

    private static Attach Sender(uint handle, string? address) => new()
    {
        LinkName = $"s{handle}",
        Handle = handle,
        Role = false,
        Source = new Source(),
        Target = new Target { Address = address },
    };

    private Attach Receiver(uint handle, string? address) => new()
    {
        LinkName = $"r{handle}",
        Handle = handle,
        Role = true,
        Source = new Source { Address = address },
        Target = new Target { Address = random.Next(2) == 0 ? "reply" : null },
        SndSettleMode = (SenderSettleMode)random.Next(3),
        RcvSettleMode = (ReceiverSettleMode)random.Next(2),
    };

    private Transfer Transfer(uint handle, uint delivery) => new()
    {
        Handle = handle,
        DeliveryId = delivery,
        DeliveryTag = [1],
        More = random.Next(4) == 0,
        Aborted = random.Next(10) == 0,
        Settled = random.Next(4) == 0,
        MessageFormat = random.Next(4) == 0 ? 0x80013700 : random.Next(10) == 0 ? Edge() : 0,
    };

    private Flow Flow(uint handle)
    {
        var flow = new Flow
        {
            NextIncomingId = random.Next(4) == 0 ? Edge() : 0,
            IncomingWindow = random.Next(4) == 0 ? Edge() : 100,
            NextOutgoingId = Edge(),
            OutgoingWindow = Edge(),
            Echo = random.Next(3) == 0,
        };
        if (random.Next(5) == 0)
            return flow;

        (flow.Handle, flow.DeliveryCount, flow.LinkCredit, flow.Drain) =
            (handle, random.Next(3) == 0 ? Edge() : 0, random.Next(3) == 0 ? Edge() : 10, random.Next(3) == 0);
        return flow;
    }

    private Dispose Disposition(uint delivery) => new()
    {
        Role = random.Next(5) > 0,
        First = delivery,
        Last = random.Next(3) == 0 ? Edge() : delivery,
        Settled = random.Next(2) == 0,
        State = random.Next(5) switch
        {
            0 => new Accepted(),
            1 => new Released(),
            2 => new Modified { UndeliverableHere = random.Next(2) == 0 },
            3 => new Rejected { Error = new Error(new Symbol("com.microsoft:dead-letter")) { Info = new Fields { [new Symbol("DeadLetterReason")] = "why" } } },
            _ => null!,
        },
    };

    private byte[] Message() => Encoded(AmqpClient.Message("fuzzed", message =>
    {
        if (random.Next(3) == 0)
            message.MessageAnnotations = new MessageAnnotations { [new Symbol("x-opt-scheduled-enqueue-time")] = DateTime.UnixEpoch.AddSeconds(Edge()) };
        if (random.Next(3) == 0)
            message.ApplicationProperties = new ApplicationProperties { ["a"] = random.Next(2) == 0 ? Edge() : "text" };
        if (random.Next(6) == 0)
            message.BodySection = new Data { Binary = Encoded(AmqpClient.Message("inner")) };
    }));

    private byte[] Request()
    {
        string[] operations =
        [
            "renew-lock", "schedule-message", "cancel-scheduled-message", "peek-message", "receive-by-sequence-number", "update-disposition", "x",
        ];
        object?[] values = [null, 0L, -1L, long.MaxValue, 1, "text", true, Array.Empty<Guid>(), new[] { Guid.Empty }, new long[] { 1, -1 }, new List { new Map() }];
        var body = new Map();
        foreach (var key in new[] { "lock-tokens", "sequence-numbers", "from-sequence-number", "message-count", "messages", "disposition-status" })
            body[key] = values[random.Next(values.Length)];
        return Encoded(new Message
        {
            Properties = new Properties { MessageId = "request", ReplyTo = random.Next(4) == 0 ? "nobody" : "reply" },
            ApplicationProperties = new ApplicationProperties { ["operation"] = $"com.microsoft:{operations[random.Next(operations.Length)]}" },
            BodySection = new AmqpValue { Value = body },
        });
    }

    private string? Address() => Addresses[random.Next(Addresses.Length)];

    private Symbol Mechanism() => random.Next(4) == 0 ? "PLAIN" : "ANONYMOUS";

    private uint Edge() => Edges[random.Next(Edges.Length)];

    private static byte[] Encoded(Message message)
    {
        var encoded = message.Encode();
        return encoded.Buffer.AsSpan(encoded.Offset, encoded.Length).ToArray();
    }

    private static byte[] Header(byte protocol) => [.. "AMQP"u8, protocol, 1, 0, 0];

    private static byte[] Frame(DescribedList performative, ushort channel = 0, byte type = 0, byte[]? payload = null)
    {
        var encoded = new ByteBuffer(128, true);
        performative.Encode(encoded);
        var size = 8 + encoded.Length + (payload?.Length ?? 0);
        return
        [
            (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size, 2, type, (byte)(channel >> 8), (byte)channel,
            .. encoded.Buffer.AsSpan(encoded.Offset, encoded.Length), .. payload ?? [],
        ];
    }
}
