using System.Collections.Concurrent;
using System.Text;
using Xunit;

namespace Tahoon.Messaging.Tests.Queues;

/// <summary>What every adapter of the queue port must do; an adapter's suite says against which broker.</summary>
public abstract partial class QueueContract
{
    protected const string Queue = "contract";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IQueues Queues { get; }

    /// <summary>How long the broker locks a message.</summary>
    protected abstract TimeSpan LockDuration { get; }

    /// <summary>After so many deliveries the broker gives a message up.</summary>
    protected abstract int MaxDeliveries { get; }

    /// <summary>Waits for the queue's next dead letter and takes it.</summary>
    protected abstract Task<(string Id, string Reason, string Description)> TakeDeadLetterAsync();

    [Fact]
    public async Task What_is_sent_is_received_as_it_was()
    {
        var sent = Message("one") with
        {
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            TraceState = "vendor=1",
        };
        await Queues.SendAsync(Queue, [sent], Cancellation);

        var received = await ReceiveOneAsync();

        Assert.Equal("one", received.Message.Id);
        Assert.Equal(sent.Subject, received.Message.Subject);
        Assert.Equal(sent.Body.ToArray(), received.Message.Body.ToArray());
        Assert.Equal(sent.TraceParent, received.Message.TraceParent);
        Assert.Equal(sent.TraceState, received.Message.TraceState);
        Assert.Equal(1, received.DeliveryCount);
        Assert.True(received.SequenceNumber > 0);
        Assert.Equal(DateTimeOffset.UtcNow, received.EnqueuedAt, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_batch_arrives_whole_and_each_message_once()
    {
        var sent = Enumerable.Range(0, 500).Select(i => Message($"m{i}")).ToList();
        await Queues.SendAsync(Queue, sent, Cancellation);

        var received = new ConcurrentBag<string>();
        await ConsumeAsync(new(8), received, (message, _) =>
        {
            received.Add(message.Message.Id);
            return Task.FromResult(Settlement.Completed);
        }, until: 500);

        Assert.Equal(sent.Select(message => message.Id).Order(), received.Order());
    }

    [Fact]
    public async Task A_body_of_256_KiB_passes()
    {
        var body = new byte[256 * 1024];
        Random.Shared.NextBytes(body);
        await Queues.SendAsync(Queue, [Message("large") with { Body = body }], Cancellation);

        var received = await ReceiveOneAsync();

        Assert.Equal(body, received.Message.Body.ToArray());
    }

    [Fact]
    public async Task No_more_handlers_run_than_were_asked_for()
    {
        await Queues.SendAsync(Queue, [.. Enumerable.Range(0, 40).Select(i => Message($"m{i}"))], Cancellation);
        var (running, most) = (0, 0);
        var done = new ConcurrentBag<string>();

        await ConsumeAsync(new(3), done, async (message, cancellation) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Delay(5, cancellation);
            Interlocked.Decrement(ref running);
            done.Add(message.Message.Id);
            return Settlement.Completed;
        }, until: 40);

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_message_that_is_retried_comes_again_with_a_higher_delivery_count()
    {
        await Queues.SendAsync(Queue, [Message("again")], Cancellation);
        var counts = new ConcurrentQueue<int>();

        await ConsumeAsync(new(1), counts, (message, _) =>
        {
            counts.Enqueue(message.DeliveryCount);
            return Task.FromResult(message.DeliveryCount < 2 ? Settlement.Retry : Settlement.Completed);
        }, until: 2);

        Assert.Equal([1, 2], counts);
    }

    [Fact]
    public async Task A_handler_that_throws_gets_the_message_again()
    {
        await Queues.SendAsync(Queue, [Message("thrown")], Cancellation);
        var counts = new ConcurrentQueue<int>();

        await ConsumeAsync(new(1), counts, (message, _) =>
        {
            counts.Enqueue(message.DeliveryCount);
            return message.DeliveryCount < 2
                ? throw new InvalidOperationException("a bug")
                : Task.FromResult(Settlement.Completed);
        }, until: 2);

        Assert.Equal([1, 2], counts);
    }

    [Fact]
    public async Task A_refused_message_is_a_dead_letter_with_its_reason()
    {
        await Queues.SendAsync(Queue, [Message("bad")], Cancellation);

        await ReceiveOneAsync(Settlement.Refuse("MalformedEvent", "no type"));

        Assert.Equal(("bad", "MalformedEvent", "no type"), await TakeDeadLetterAsync());
    }

    [Fact]
    public async Task A_message_retried_too_often_is_a_dead_letter()
    {
        await Queues.SendAsync(Queue, [Message("poison")], Cancellation);
        var counts = new ConcurrentQueue<int>();

        await ConsumeAsync(new(1), counts, (message, _) =>
        {
            counts.Enqueue(message.DeliveryCount);
            return Task.FromResult(Settlement.Retry);
        }, until: MaxDeliveries);

        var (id, reason, _) = await TakeDeadLetterAsync();
        Assert.Equal(("poison", "MaxDeliveryCountExceeded"), (id, reason));
        Assert.Equal(Enumerable.Range(1, MaxDeliveries), counts);
    }

    [Fact]
    public async Task A_scheduled_message_comes_at_its_time()
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(1);
        await Queues.ScheduleAsync(Queue, Message("later"), due, Cancellation);
        var came = new ConcurrentQueue<(string Id, DateTimeOffset At)>();

        await ConsumeAsync(new(1), came, (message, _) =>
        {
            came.Enqueue((message.Message.Id, DateTimeOffset.UtcNow));
            return Task.FromResult(Settlement.Completed);
        }, until: 1);

        var (id, at) = Assert.Single(came);
        Assert.Equal("later", id);
        Assert.True(at >= due.AddMilliseconds(-50), $"due at {due:o}, it came at {at:o}");
    }

    [Fact]
    public async Task A_scheduled_message_that_is_cancelled_never_comes()
    {
        var number = await Queues.ScheduleAsync(Queue, Message("never"), DateTimeOffset.UtcNow.AddSeconds(1), Cancellation);
        await Queues.CancelAsync(Queue, number, Cancellation);
        await Queues.ScheduleAsync(Queue, Message("marker"), DateTimeOffset.UtcNow.AddSeconds(1.5), Cancellation);

        Assert.Equal("marker", (await ReceiveOneAsync()).Message.Id);
    }

    [Fact]
    public async Task Cancelling_what_is_not_scheduled_does_nothing() =>
        await Queues.CancelAsync(Queue, 987_654_321, Cancellation);

    [Fact]
    public async Task A_handler_slower_than_the_lock_keeps_its_message()
    {
        await Queues.SendAsync(Queue, [Message("slow")], Cancellation);
        var (started, ended) = (new ConcurrentQueue<int>(), new ConcurrentQueue<int>());

        await ConsumeAsync(new(2), ended, async (message, cancellation) =>
        {
            started.Enqueue(message.DeliveryCount);
            await Task.Delay(LockDuration * 2.2, cancellation);
            ended.Enqueue(message.DeliveryCount);
            return Settlement.Completed;
        }, until: 1);

        Assert.Equal([1], started);
        await Queues.SendAsync(Queue, [Message("marker")], Cancellation);
        Assert.Equal("marker", (await ReceiveOneAsync()).Message.Id);
    }

    [Fact]
    public async Task A_stopped_consumer_cancels_its_handlers_and_the_message_comes_to_another()
    {
        await Queues.SendAsync(Queue, [Message("interrupted")], Cancellation);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var started = new TaskCompletionSource();
        var consuming = Queues.ConsumeAsync(Queue, new(1), async (_, cancellation) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return Settlement.Completed;
        }, stopping.Token);
        await started.Task.WaitAsync(Patience, Cancellation);

        await stopping.CancelAsync();
        await consuming.WaitAsync(Patience, Cancellation);

        Assert.Equal("interrupted", (await ReceiveOneAsync()).Message.Id);
    }

    [Fact]
    public async Task An_unknown_queue_is_an_error_of_its_own() =>
        await Assert.ThrowsAsync<QueueUnavailableException>(
            () => Queues.SendAsync("no-such-queue", [Message("lost")], Cancellation));

    protected static QueueMessage Message(string id) =>
        new(id, "tahoon.something-happened.v1", Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}"""));

    protected async Task<ReceivedMessage> ReceiveOneAsync(Settlement? settlement = null)
    {
        var received = new ConcurrentQueue<ReceivedMessage>();
        await ConsumeAsync(new(1), received, (message, _) =>
        {
            received.Enqueue(message);
            return Task.FromResult(settlement ?? Settlement.Completed);
        }, until: 1);
        return Assert.Single(received);
    }

    /// <summary>Consumes until so much is collected, and a moment longer for settlements to leave.</summary>
    protected async Task ConsumeAsync<T>(
        ConsumerOptions options,
        IReadOnlyCollection<T> collected,
        Func<ReceivedMessage, CancellationToken, Task<Settlement>> handle,
        int until)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var consuming = Queues.ConsumeAsync(Queue, options, handle, stopping.Token);
        await UntilAsync(() => collected.Count >= until);
        await Task.Delay(100, Cancellation);
        await stopping.CancelAsync();
        await consuming.WaitAsync(Patience, Cancellation);
    }

    protected static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (!isSo())
            await Task.Delay(10, patience.Token);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
