using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Tahoon.DevBroker.Queues;
using Xunit;

namespace Tahoon.DevBroker.Tests;

/// <summary>A broker in this process with the queues <c>a</c> and <c>b</c>, a clock in the test's hand and a client.</summary>
internal sealed class RunningBroker : IAsyncDisposable
{
    public const int MaxDeliveries = 3;
    public const int MaxConnections = 20;
    public static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("tahoon-broker-").FullName;
    private Broker? _broker;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public AmqpClient Client { get; private set; } = null!;

    public Broker Broker => _broker!;

    public static async Task<RunningBroker> StartAsync()
    {
        var running = new RunningBroker();
        await running.StartAgainAsync();
        return running;
    }

    public async Task StartAgainAsync()
    {
        _broker = await Broker.StartAsync(
            [
                "--port", "0", "--http-port", "0", "--data", _folder, "--queues", "a,b",
                "--lock-seconds", LockDuration.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                "--max-deliveries", MaxDeliveries.ToString(CultureInfo.InvariantCulture),
                "--max-connections", MaxConnections.ToString(CultureInfo.InvariantCulture),
                "--Logging:LogLevel:Default", "Warning",
            ],
            Clock);
        Client = await AmqpClient.ConnectAsync(_broker.Port);
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    public QueueCounts Count(string queue) => Broker.Queues.Find(queue)!.Count();

    /// <summary>Waits for what a peer does without being told that it is done.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (!isSo())
            await Task.Delay(5, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopAsync()
    {
        await Client.DisposeAsync();
        if (_broker is not null)
            await _broker.DisposeAsync();
        _broker = null;
    }
}
