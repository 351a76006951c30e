using System.Net.Sockets;
using System.Text;
using Amqp;
using Microsoft.Extensions.Time.Testing;
using Tahoon.DevBroker;
using Tahoon.DevBroker.Queues;
using Tahoon.DevBroker.Tests;
using Tahoon.Fuzz.Amqp;
using Tahoon.Fuzz.Engine;
using Tahoon.Testing;

namespace Tahoon.Fuzz.Targets;

/// <summary>The development broker on a socket: it outlives every peer, and loses neither a message nor a connection over it.</summary>
internal sealed class AmqpTarget : Target
{
    private const int Kept = 20;
    private const int MostGrowth = 32 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("tahoon-fuzz-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly ErrorLog _errors = new();
    private Broker _broker = null!;
    private AmqpClient _client = null!;
    private ReceiverLink _well = null!;
    private long _memory;
    private int _tried;

    public override string Name => "amqp";

    public override int Share => 10;

    public override async Task StartAsync()
    {
        _broker = await Broker.StartAsync(
            ["--port", "0", "--http-port", "0", "--data", _folder, "--queues", "a,kept,well", "--Logging:Console:LogLevel:Default", "None"],
            _clock, _errors);
        _client = await AmqpClient.ConnectAsync(_broker.Port);
        for (var number = 0; number < Kept; number++)
            await _client.SendAsync("kept", AmqpClient.Message($"kept {number}"));
        _well = _client.Receiver("well");
        await RoundTripAsync();
        _memory = GC.GetTotalMemory(forceFullCollection: true);
    }

    public override FuzzInput Make(Random random)
    {
        var pieces = new Conversation(random).Make();
        for (var times = random.Next(3); times > 0; times--)
            Misplace(random, pieces);
        var bytes = pieces.SelectMany(piece => piece).ToArray();
        for (var hits = random.Next(2) == 0 ? random.Next(1, 6) : 0; hits > 0 && bytes.Length > 0; hits--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(5) == 0)
            bytes = bytes[..random.Next(bytes.Length + 1)];
        return new FuzzInput(random.Next(4) == 0 ? "abrupt" : "orderly", Encoding.Latin1.GetString(bytes));
    }

    public override async Task<string?> TryAsync(FuzzInput input)
    {
        var before = _errors.Entries.Count;
        var wrong = await TalkAsync(Encoding.Latin1.GetBytes(input.Text), input.Where == "abrupt");
        if (_errors.Entries.Count != before)
            return $"logged {_errors.Entries.Last()}";
        if (wrong is null && ++_tried % 200 == 0)
            await RoundTripAsync();
        return wrong;
    }

    public override async Task<string?> FinishAsync()
    {
        await RoundTripAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (_broker.Connections > 1 && !patience.IsCancellationRequested)
            await Task.Delay(10, CancellationToken.None);
        if (_broker.Connections > 1)
            return $"{_broker.Connections - 1} connections are left";
        if (_broker.Queues.Find("kept")!.Count() is var kept && kept.Active != Kept)
            return $"of {Kept} messages that nobody touched there are {kept}";

        var receiver = _client.Receiver("kept");
        for (var number = 0; number < Kept; number++)
        {
            if ((await AmqpClient.NextAsync(receiver)).Properties.MessageId != $"kept {number}")
                return "a message that nobody touched is another";
        }

        Empty(_broker.Queues.Find("a")!);
        Empty(_broker.Queues.Find("a")!.DeadLetters!);
        await RoundTripAsync();
        var growth = GC.GetTotalMemory(forceFullCollection: true) - _memory;
        return growth > MostGrowth ? $"{growth / 1024:N0} KiB more are in use than before" : null;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_client is not null)
            await _client.DisposeAsync();
        if (_broker is not null)
            await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Misplace(Random random, List<byte[]> pieces)
    {
        var (one, other) = (random.Next(pieces.Count), random.Next(pieces.Count));
        switch (random.Next(4))
        {
            case 0:
                (pieces[one], pieces[other]) = (pieces[other], pieces[one]);
                break;
            case 1:
                pieces.Insert(one, pieces[other]);
                break;
            case 2 when pieces.Count > 1:
                pieces.RemoveAt(one);
                break;
            default:
                pieces[one] = pieces[one][..random.Next(pieces[one].Length + 1)];
                break;
        }
    }

    private async Task<string?> TalkAsync(byte[] bytes, bool abrupt)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", _broker.Port, patience.Token);
        try
        {
            await socket.SendAsync(bytes.AsMemory(0, bytes.Length / 2), patience.Token);
            await socket.SendAsync(bytes.AsMemory(bytes.Length / 2), patience.Token);
            if (abrupt)
            {
                socket.LingerState = new LingerOption(true, 0);
                return null;
            }

            socket.Shutdown(SocketShutdown.Send);
            var answer = new byte[16 * 1024];
            while (await socket.ReceiveAsync(answer, patience.Token) > 0)
                continue;
            return null;
        }
        catch (SocketException)
        {
            return null; // reset: the broker did not read to the end
        }
        catch (OperationCanceledException)
        {
            return "the connection was not ended";
        }
    }

    private async Task RoundTripAsync()
    {
        await _client.SendAsync("well", AmqpClient.Message("well"));
        _well.Accept(await AmqpClient.NextAsync(_well));
    }

    private void Empty(MessageQueue queue)
    {
        // locks of peers that are gone run out, and what was scheduled comes
        _clock.Advance(TimeSpan.FromDays(50_000));
        while (queue.Take(() => { }) is { } message)
            queue.Settle(message.LockToken, new Decision.Complete(), _ => { });
    }
}
