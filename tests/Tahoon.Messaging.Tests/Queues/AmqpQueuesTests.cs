using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Tahoon.Messaging.Amqp;
using Xunit;

namespace Tahoon.Messaging.Tests.Queues;

/// <summary>The contract on the AMQP adapter, and what the development broker lets be tried besides.</summary>
public sealed class AmqpQueuesTests : QueueContract, IAsyncLifetime
{
    private TestBroker _broker = null!;
    private AmqpQueues _queues = null!;

    protected override IQueues Queues => _queues;

    protected override TimeSpan LockDuration => TimeSpan.FromSeconds(1);

    protected override int MaxDeliveries => 3;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.StartAsync(Queue, LockDuration, MaxDeliveries);
        _queues = new AmqpQueues(_broker.ConnectionString, TimeProvider.System, NullLogger<AmqpQueues>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _queues.Dispose();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task A_broker_that_comes_back_has_everything_and_its_consumers_and_senders_with_it()
    {
        await Queues.SendAsync(Queue, [Message("before")], Cancellation);
        var received = new List<string>();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var consuming = Queues.ConsumeAsync(Queue, new(1), (message, _) =>
        {
            lock (received)
                received.Add(message.Message.Id);
            return Task.FromResult(Settlement.Completed);
        }, stopping.Token);
        await UntilAsync(() => received.Count == 1);

        await _broker.StopAsync();
        await Assert.ThrowsAsync<QueueUnavailableException>(() => Queues.SendAsync(Queue, [Message("lost")], Cancellation));
        await _broker.StartAgainAsync();
        await Queues.SendAsync(Queue, [Message("after")], Cancellation);
        await UntilAsync(() => received.Count == 2);

        await stopping.CancelAsync();
        await consuming;
        Assert.Equal(["before", "after"], received);
    }

    [Fact]
    public async Task A_handler_learns_that_its_lock_went_with_the_connection()
    {
        await Queues.SendAsync(Queue, [Message("held")], Cancellation);
        var (started, lost) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var consuming = Queues.ConsumeAsync(Queue, new(1), async (message, cancellation) =>
        {
            if (message.DeliveryCount > 1)
                return Settlement.Completed;
            started.SetResult();
            await using var registration = cancellation.Register(lost.SetResult);
            await lost.Task;
            return Settlement.Completed;
        }, stopping.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await _broker.StopAsync();

        await lost.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        await stopping.CancelAsync();
        await consuming;
    }

    [Fact]
    public async Task A_handler_learns_that_its_lock_ran_out()
    {
        await Queues.SendAsync(Queue, [Message("held")], Cancellation);
        var (started, lost) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var consuming = Queues.ConsumeAsync(Queue, new(1), async (message, cancellation) =>
        {
            if (message.DeliveryCount > 1)
                return Settlement.Completed;
            started.SetResult();
            await using var registration = cancellation.Register(lost.SetResult);
            await lost.Task;
            return Settlement.Completed;
        }, stopping.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        _broker.Clock.PutForward(LockDuration);

        await lost.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        await stopping.CancelAsync();
        await consuming;
    }

    [Fact]
    public async Task On_a_full_disk_a_send_fails_and_later_works()
    {
        _broker.Full = true;
        await Assert.ThrowsAsync<QueueUnavailableException>(() => Queues.SendAsync(Queue, [Message("lost")], Cancellation));
        await Assert.ThrowsAsync<QueueUnavailableException>(
            () => Queues.ScheduleAsync(Queue, Message("lost"), DateTimeOffset.UtcNow, Cancellation));

        _broker.Full = false;
        await Queues.SendAsync(Queue, [Message("taken")], Cancellation);

        Assert.Equal("taken", (await ReceiveOneAsync()).Message.Id);
    }

    [Fact]
    public async Task A_dead_letter_that_can_not_be_sent_stays_and_is_replayed_later()
    {
        await Queues.SendAsync(Queue, [Message("one")], Cancellation);
        await ReceiveOneAsync(Settlement.Refuse("MalformedEvent", "no type"));
        var letter = Assert.Single(await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation));

        _broker.Full = true;
        await Assert.ThrowsAsync<QueueUnavailableException>(
            () => Queues.ReplayDeadLettersAsync(Queue, [letter.SequenceNumber], Cancellation));
        _broker.Full = false;

        Assert.Equal([letter.SequenceNumber], await Queues.ReplayDeadLettersAsync(Queue, [letter.SequenceNumber], Cancellation));
        Assert.Equal("one", (await ReceiveOneAsync()).Message.Id);
    }

    [Fact]
    public async Task An_application_has_its_queues_and_their_health()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["ConnectionStrings:messaging"] = _broker.ConnectionString;
        builder.AddQueues();
        using var app = builder.Build();
        var health = app.Services.GetRequiredService<HealthCheckService>();

        await app.Services.GetRequiredService<IQueues>().SendAsync(Queue, [Message("one")], Cancellation);
        var before = await health.CheckHealthAsync(Cancellation);
        await _broker.StopAsync();
        var after = await health.CheckHealthAsync(Cancellation);

        Assert.Equal(HealthStatus.Healthy, before.Entries["queue"].Status);
        Assert.Equal(HealthStatus.Degraded, after.Entries["queue"].Status);
        Assert.DoesNotContain("ready", after.Entries["queue"].Tags);
    }

    protected override Task<(string Id, string Reason, string Description)> TakeDeadLetterAsync() =>
        _broker.TakeDeadLetterAsync(Queue, Cancellation);
}
