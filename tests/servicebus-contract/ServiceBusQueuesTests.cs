using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Tahoon.Messaging.ServiceBus;
using Xunit;

namespace Tahoon.Messaging.Tests.Queues;

/// <summary>The contract, unchanged, on the Service Bus adapter.</summary>
public sealed class ServiceBusQueuesTests : QueueContract, IAsyncLifetime
{
    private TestBroker _broker = null!;
    private ServiceBusClient _client = null!;
    private ServiceBusQueues _queues = null!;

    protected override IQueues Queues => _queues;

    protected override TimeSpan LockDuration => TimeSpan.FromSeconds(1);

    protected override int MaxDeliveries => 3;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.StartAsync(Queue, LockDuration, MaxDeliveries);
        _client = new ServiceBusClient(_broker.ConnectionString, new ServiceBusClientOptions
        {
            RetryOptions = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(100), TryTimeout = TimeSpan.FromSeconds(5) },
        });
        _queues = new ServiceBusQueues(_client, TimeProvider.System, NullLogger<ServiceBusQueues>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task A_broker_that_is_away_is_told_and_when_it_is_back_it_is_used_again()
    {
        await Queues.SendAsync(Queue, [Message("before")], Cancellation);
        Assert.Equal("before", (await ReceiveOneAsync()).Message.Id);
        await _broker.StopAsync();
        await Assert.ThrowsAsync<QueueUnavailableException>(() => Queues.SendAsync(Queue, [Message("lost")], Cancellation));

        await _broker.StartAgainAsync();
        await Queues.SendAsync(Queue, [Message("after")], Cancellation);

        Assert.Equal("after", (await ReceiveOneAsync()).Message.Id);
    }

    [Fact]
    public async Task What_is_in_use_is_pinged()
    {
        await Queues.SendAsync(Queue, [Message("one")], Cancellation);
        await _queues.PingAsync(Cancellation);

        await _broker.StopAsync();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => _queues.PingAsync(Cancellation));
        Assert.True(ServiceBusQueues.IsFailure(failure));
    }

    [Fact]
    public async Task A_handler_that_does_not_end_keeps_nobody_waiting_for_it()
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Queues.SendAsync(Queue, [Message("stuck")], Cancellation);
        var consuming = Queues.ConsumeAsync(
            Queue,
            new ConsumerOptions(),
            async (_, _) =>
            {
                begun.TrySetResult();
                await ended.Task;
                return Settlement.Completed;
            },
            stopping.Token);
        await begun.Task.WaitAsync(Cancellation);

        await stopping.CancelAsync();

        await consuming.WaitAsync(TimeSpan.FromSeconds(15), Cancellation);
        ended.SetResult();
    }

    protected override Task<(string Id, string Reason, string Description)> TakeDeadLetterAsync() =>
        _broker.TakeDeadLetterAsync(Queue, Cancellation);
}
