using System.Collections.Concurrent;
using Xunit;

namespace Tahoon.Messaging.Tests.Queues;

/// <summary>What every adapter must do with dead letters.</summary>
public abstract partial class QueueContract
{
    [Fact]
    public async Task Dead_letters_are_shown_by_number_with_what_is_known_of_them_and_stay()
    {
        var sent = Traced("one");
        await BuryAsync(sent, Message("two"), Message("three"));

        var shown = await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation);
        var first = await Queues.PeekDeadLettersAsync(Queue, 0, 1, Cancellation);
        var rest = await Queues.PeekDeadLettersAsync(Queue, shown[0].SequenceNumber + 1, 10, Cancellation);

        Assert.Equal(["one", "two", "three"], shown.Select(letter => letter.Message.Id));
        Assert.Equal(shown.Select(letter => letter.SequenceNumber).Order(), shown.Select(letter => letter.SequenceNumber));
        AssertSame(sent, shown[0].Message);
        Assert.Equal((1, "MalformedEvent", "no type"), (shown[0].DeliveryCount, shown[0].Reason, shown[0].Description));
        Assert.Equal(DateTimeOffset.UtcNow, shown[0].EnqueuedAt, TimeSpan.FromMinutes(1));
        Assert.Equal(["one"], first.Select(letter => letter.Message.Id));
        Assert.Equal(["two", "three"], rest.Select(letter => letter.Message.Id));
    }

    [Fact]
    public async Task Where_nothing_is_dead_nothing_is_shown_and_nothing_replayed()
    {
        Assert.Empty(await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation));
        Assert.Empty(await Queues.ReplayDeadLettersAsync(Queue, [7], Cancellation));
    }

    [Fact]
    public async Task Dead_letters_of_an_unknown_queue_are_an_error_of_their_own()
    {
        await Assert.ThrowsAsync<QueueUnavailableException>(
            () => Queues.PeekDeadLettersAsync("no-such-queue", 0, 10, Cancellation));
        await Assert.ThrowsAsync<QueueUnavailableException>(
            () => Queues.ReplayDeadLettersAsync("no-such-queue", [1], Cancellation));
    }

    [Fact]
    public async Task A_replayed_dead_letter_comes_as_it_was_and_the_others_stay()
    {
        var sent = Traced("two");
        await BuryAsync(Message("one"), sent, Message("three"));
        var shown = await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation);

        var replayed = await Queues.ReplayDeadLettersAsync(Queue, [shown[1].SequenceNumber], Cancellation);
        var received = await ReceiveOneAsync();

        Assert.Equal([shown[1].SequenceNumber], replayed);
        AssertSame(sent, received.Message);
        Assert.Equal(1, received.DeliveryCount);
        Assert.Equal(
            [shown[0].SequenceNumber, shown[2].SequenceNumber],
            (await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation)).Select(letter => letter.SequenceNumber));
        Assert.Equal([shown[0].SequenceNumber], await Queues.ReplayDeadLettersAsync(Queue, [shown[0].SequenceNumber], Cancellation));
    }

    [Fact]
    public async Task A_dead_letter_that_was_replayed_is_not_replayed_again()
    {
        await BuryAsync(Message("one"), Message("two"));
        var number = (await Queues.PeekDeadLettersAsync(Queue, 0, 1, Cancellation))[0].SequenceNumber;
        await Queues.ReplayDeadLettersAsync(Queue, [number], Cancellation);

        Assert.Empty(await Queues.ReplayDeadLettersAsync(Queue, [number], Cancellation));

        var left = await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation);
        Assert.Equal(["two"], left.Select(letter => letter.Message.Id));
        Assert.Equal("one", (await ReceiveOneAsync()).Message.Id);
        await Queues.SendAsync(Queue, [Message("marker")], Cancellation);
        Assert.Equal("marker", (await ReceiveOneAsync()).Message.Id);
    }

    [Fact]
    public async Task Of_two_who_replay_all_at_once_each_dead_letter_is_sent_by_one()
    {
        var sent = Enumerable.Range(0, 20).Select(i => Message($"m{i}")).ToArray();
        await BuryAsync(sent);
        var numbers = (await Queues.PeekDeadLettersAsync(Queue, 0, 50, Cancellation)).Select(letter => letter.SequenceNumber).ToList();

        var replayed = await Task.WhenAll(
            Queues.ReplayDeadLettersAsync(Queue, numbers, Cancellation), Queues.ReplayDeadLettersAsync(Queue, numbers, Cancellation));
        await Queues.SendAsync(Queue, [Message("marker")], Cancellation);
        var received = new ConcurrentQueue<string>();
        await ConsumeAsync(new(1), received, (message, _) =>
        {
            received.Enqueue(message.Message.Id);
            return Task.FromResult(Settlement.Completed);
        }, until: 21);

        Assert.Empty(await Queues.PeekDeadLettersAsync(Queue, 0, 50, Cancellation));
        Assert.Equal(numbers, replayed.SelectMany(some => some).Order());
        Assert.Equal([.. sent.Select(message => message.Id).Order(), "marker"], [.. received.SkipLast(1).Order(), received.Last()]);
    }

    [Fact]
    public async Task A_replayed_message_that_is_refused_again_is_a_dead_letter_anew()
    {
        await BuryAsync(Message("bad"));
        var before = Assert.Single(await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation));

        await Queues.ReplayDeadLettersAsync(Queue, [before.SequenceNumber], Cancellation);
        await ReceiveOneAsync(Settlement.Refuse("UnknownEventType", "still"));

        var after = Assert.Single(await Queues.PeekDeadLettersAsync(Queue, 0, 10, Cancellation));
        Assert.Equal(("bad", "UnknownEventType", "still"), (after.Message.Id, after.Reason, after.Description));
        Assert.NotEqual(before.SequenceNumber, after.SequenceNumber);
    }

    private static QueueMessage Traced(string id) => Message(id) with
    {
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        TraceState = "vendor=1",
        Body = new byte[] { 0xff, 0x00, (byte)'{' },
    };

    private static void AssertSame(QueueMessage expected, QueueMessage actual) => Assert.Equal(
        (expected.Id, expected.Subject, Convert.ToHexString(expected.Body.Span), expected.TraceParent, expected.TraceState),
        (actual.Id, actual.Subject, Convert.ToHexString(actual.Body.Span), actual.TraceParent, actual.TraceState));

    /// <summary>Makes dead letters of messages, in this order.</summary>
    private async Task BuryAsync(params QueueMessage[] messages)
    {
        foreach (var message in messages)
            await Queues.SendAsync(Queue, [message], Cancellation);
        var refused = new ConcurrentQueue<string>();
        await ConsumeAsync(new(1), refused, (message, _) =>
        {
            refused.Enqueue(message.Message.Id);
            return Task.FromResult(Settlement.Refuse("MalformedEvent", "no type"));
        }, until: messages.Length);
    }
}
