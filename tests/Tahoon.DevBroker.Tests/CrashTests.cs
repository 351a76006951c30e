using Amqp;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class CrashTests : IAsyncLifetime
{
    private const int Rounds = 3;
    private readonly string _folder = Directory.CreateTempSubdirectory("tahoon-crash-").FullName;
    private readonly HashSet<string> _tried = [];
    private readonly HashSet<string> _accepted = [];
    private readonly HashSet<string> _completing = [];
    private readonly HashSet<string> _completed = [];
    private BrokerProcess _broker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _broker = new BrokerProcess(_folder);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_accepted_before_a_kill_is_there_and_what_was_completed_is_not()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await _broker.StartAsync(Cancellation);
            await using var client = await AmqpClient.ConnectAsync(_broker.Port);
            var sending = SendUntilItFailsAsync(client, round);
            var completing = CompleteUntilItFailsAsync(client);
            var enough = _accepted.Count + 30 + (round * 57);
            await RunningBroker.UntilAsync(() => _accepted.Count >= enough);
            await _broker.KillAsync();
            await Task.WhenAll(sending, completing);
        }

        await _broker.StartAsync(Cancellation);
        var left = await ReceiveAllAsync();

        Assert.NotEmpty(_completed);
        Assert.Empty(_accepted.Except(_completing).Except(left));
        Assert.Empty(left.Except(_tried));
        Assert.Equal(left.Count, left.Distinct().Count());
        Assert.Empty(left.Intersect(_completed));
    }

    private async Task SendUntilItFailsAsync(AmqpClient client, int round)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var ids = Enumerable.Range(0, 5).Select(j => $"{round}-{i}-{j}").ToArray();
                _tried.UnionWith(ids);
                await client.SendAsync("a", [.. ids.Select(id => AmqpClient.Message(id))]);
                _accepted.UnionWith(ids);
            }
        }
        catch (AmqpException)
        {
            // killed
        }
    }

    // Completes by the management node, which answers after the deletion is on disk.
    private async Task CompleteUntilItFailsAsync(AmqpClient client)
    {
        try
        {
            var receiver = client.Receiver("a");
            while (true)
            {
                var message = await AmqpClient.NextAsync(receiver);
                _completing.Add(message.Properties.MessageId);
                var (status, _) = await client.AskAsync("a/$management", "com.microsoft:update-disposition", new()
                {
                    ["disposition-status"] = "completed",
                    ["lock-tokens"] = new[] { new Guid(message.DeliveryTag) },
                });
                if (status == 200)
                    _completed.Add(message.Properties.MessageId);
            }
        }
        catch (Exception e) when (e is AmqpException or TimeoutException or InvalidOperationException)
        {
            // killed
        }
    }

    private async Task<List<string>> ReceiveAllAsync()
    {
        await using var client = await AmqpClient.ConnectAsync(_broker.Port);
        var receiver = client.Receiver("a");
        var left = new List<string>();
        receiver.SetCredit(100_000, CreditMode.Manual);
        while (await receiver.ReceiveAsync(TimeSpan.FromSeconds(1)) is { } message)
            left.Add(message.Properties.MessageId);
        return left;
    }
}
