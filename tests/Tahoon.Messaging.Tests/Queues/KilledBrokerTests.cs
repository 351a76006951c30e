using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Tahoon.DevBroker.Tests;
using Tahoon.Messaging.Amqp;
using Xunit;

namespace Tahoon.Messaging.Tests.Queues;

public sealed class KilledBrokerTests : IAsyncLifetime
{
    private const string Queue = "a";
    private readonly string _folder = Directory.CreateTempSubdirectory("tahoon-killed-").FullName;
    private readonly ConcurrentDictionary<string, int> _received = new();
    private readonly HashSet<string> _tried = [];
    private volatile int _taken;
    private BrokerProcess _broker = null!;
    private AmqpQueues _queues = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _broker = new BrokerProcess(_folder);
        await _broker.StartAsync(Cancellation);
        _queues = new AmqpQueues(
            $"Endpoint=sb://127.0.0.1:{_broker.Port};UseDevelopmentEmulator=true;",
            TimeProvider.System,
            NullLogger<AmqpQueues>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _queues.Dispose();
        await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Whatever_was_taken_before_between_and_after_kills_is_handled_and_nothing_else()
    {
        using var consumed = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var sent = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var consuming = _queues.ConsumeAsync(Queue, new(4), HandleAsync, consumed.Token);
        var sending = SendAsync(sent.Token);

        for (var kill = 0; kill < 2; kill++)
        {
            await UntilTakenAsync(_taken + 15);
            await _broker.KillAsync();
            await _broker.StartAsync(Cancellation);
        }

        await UntilTakenAsync(_taken + 15);
        await sent.CancelAsync();
        var taken = await sending;
        await RunningUntilAsync(() => taken.All(_received.ContainsKey));

        await consumed.CancelAsync();
        await consuming;
        Assert.Empty(_received.Keys.Except(_tried));
    }

    private Task<Settlement> HandleAsync(ReceivedMessage message, CancellationToken cancellation)
    {
        _received.AddOrUpdate(message.Message.Id, 1, (_, times) => times + 1);
        return Task.FromResult(Settlement.Completed);
    }

    // As the outbox relay does: the same messages again until the broker has taken them.
    private async Task<List<string>> SendAsync(CancellationToken stopping)
    {
        var taken = new List<string>();
        for (var batch = 0; !stopping.IsCancellationRequested; batch++)
        {
            var ids = Enumerable.Range(0, 5).Select(i => $"{batch}-{i}").ToList();
            _tried.UnionWith(ids);
            while (!await TrySendAsync(ids))
                await Task.Delay(20, Cancellation);
            taken.AddRange(ids);
            _taken = taken.Count;
        }

        return taken;
    }

    private async Task<bool> TrySendAsync(List<string> ids)
    {
        try
        {
            await _queues.SendAsync(Queue, ids.ConvertAll(id => new QueueMessage(id, "tahoon.test.v1", "{}"u8.ToArray())), Cancellation);
            return true;
        }
        catch (QueueUnavailableException)
        {
            return false;
        }
    }

    private Task UntilTakenAsync(int count) => RunningUntilAsync(() => _taken >= count);

    private static async Task RunningUntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!isSo())
            await Task.Delay(10, patience.Token);
    }
}
