using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Internal;
using Tahoon.Messaging;
using Tahoon.Messaging.DeadLetters;
using Tahoon.Messaging.Inbox;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing;
using Tahoon.Testing.Messaging;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.DeadLetters;

/// <summary>The queue's dead letters, as an operator of Scheduling has them.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private readonly SchedulingService _service = new();

    private DeadLetterCalls Letters => new(caller => _service.ClientFor(caller));

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Only_operators_come_in()
    {
        var number = _service.Queues.Bury(QueueNames.Scheduling, Poison("one"));

        var statuses = await Letters.StatusesOfOthersAsync($"message-{number}");

        Assert.Equal(
            [.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 4), .. Enumerable.Repeat(HttpStatusCode.Forbidden, 12)], statuses);
        Assert.Empty(_service.Queues.Sent);
        Assert.Empty(await TrailAsync());
    }

    [Fact]
    public async Task They_are_listed_page_by_page_and_by_reason()
    {
        for (var i = 0; i < 7; i++)
            _service.Queues.Bury(QueueNames.Scheduling, Poison($"m{i}"), i % 3 == 0 ? "MalformedEvent" : "MaxDeliveryCountExceeded", "why");
        _service.Queues.Bury(QueueNames.Meetings, Poison("of another queue"));

        var (ids, cursor) = (new List<string?>(), "");
        while (cursor is not null)
        {
            var page = await Letters.ListAsync($"?limit=3{cursor}");
            ids.AddRange(page.Items.Select(letter => letter.MessageId));
            cursor = page.NextCursor is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"m{i}"), ids);
        var malformed = await Letters.ListAsync("?reason=MalformedEvent&kind=message");
        Assert.Equal(["m0", "m3", "m6"], malformed.Items.Select(letter => letter.MessageId));
        Assert.All(malformed.Items, letter => Assert.Equal(
            (DeadLetterKind.Message, "tahoon.test.v1", "MalformedEvent", "why", 10),
            (letter.Kind, letter.Type, letter.Reason, letter.Description, letter.Attempts)));
        Assert.Empty((await Letters.ListAsync("?kind=work")).Items);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","data":{"a":[1,"é"]}}""", null)]
    [InlineData("{", "ew==")]
    [InlineData("", "")]
    [InlineData("\"\\ud800\"", "Ilx1ZDgwMCI=")]
    public async Task A_body_is_read_as_json_or_in_base64_and_the_trail_has_who_read_it(string body, string? base64)
    {
        var number = _service.Queues.Bury(QueueNames.Scheduling, Poison("one") with { Body = Encoding.UTF8.GetBytes(body) });

        var opened = await Letters.OpenAsync($"message-{number}");

        Assert.Equal((number, "one"), (opened.Letter.SequenceNumber, opened.Letter.MessageId));
        Assert.Equal(base64, opened.BodyBase64);
        Assert.Equal(base64 is null ? body : null, opened.Body?.GetRawText());
        var line = Assert.Single(await TrailAsync());
        Assert.Equal(
            ("test", DeadLetterAction.Read, $"message-{number}", "one"), (line.Operator, line.Action, line.LetterId, line.MessageId));
    }

    [Fact]
    public async Task A_body_that_is_no_utf_8_or_nested_too_deeply_is_read_in_base64()
    {
        byte[] noText = [0x22, 0xff, 0x22];
        var deep = Encoding.UTF8.GetBytes(new string('[', 40) + new string(']', 40));
        var numbers = new[] { noText, deep }
            .Select(body => _service.Queues.Bury(QueueNames.Scheduling, Poison("one") with { Body = body })).ToList();

        Assert.Equal(Convert.ToBase64String(noText), (await Letters.OpenAsync($"message-{numbers[0]}")).BodyBase64);
        Assert.Equal(Convert.ToBase64String(deep), (await Letters.OpenAsync($"message-{numbers[1]}")).BodyBase64);
    }

    [Fact]
    public async Task Replayed_twice_it_is_sent_once_and_the_second_is_told_so()
    {
        var number = _service.Queues.Bury(QueueNames.Scheduling, Poison("one") with { TraceParent = "00-1-2-01" });
        var id = $"message-{number}";

        Assert.Equal("Replayed", await Letters.ReplayAsync(id));
        Assert.Equal("AlreadyReplayed", await Letters.ReplayAsync(id));

        var sent = Assert.Single(_service.Queues.Sent);
        Assert.Equal((QueueNames.Scheduling, "one", "00-1-2-01"), (sent.Queue, sent.Message.Id, sent.Message.TraceParent));
        Assert.Equal("404 not_found", await Letters.ReplayAsync("message-987654321"));
        var line = Assert.Single(await TrailAsync());
        Assert.Equal(("test", DeadLetterAction.Replay, id, "one"), (line.Operator, line.Action, line.LetterId, line.MessageId));
    }

    [Fact]
    public async Task Replayed_by_ten_at_once_it_is_sent_once()
    {
        var number = _service.Queues.Bury(QueueNames.Scheduling, Poison("one"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Letters.ReplayAsync($"message-{number}")));

        Assert.Equal(["Replayed", .. Enumerable.Repeat("AlreadyReplayed", 9)], outcomes.OrderDescending());
        Assert.Single(_service.Queues.Sent);
    }

    [Fact]
    public async Task All_of_a_reason_are_replayed_and_the_others_stay()
    {
        _service.Queues.Bury(QueueNames.Scheduling, Poison("one"));
        var other = _service.Queues.Bury(QueueNames.Scheduling, Poison("two"), "MalformedEvent");
        _service.Queues.Bury(QueueNames.Scheduling, Poison("three"));

        var replayed = await Letters.ReplayAllAsync("?reason=MaxDeliveryCountExceeded");

        Assert.Equal((2, 0, false), (replayed.Replayed.Count, replayed.NotReplayed.Count, replayed.More));
        Assert.Equal(["one", "three"], _service.Queues.Sent.Select(sent => sent.Message.Id));
        Assert.Equal($"message-{other}", Assert.Single((await Letters.ListAsync()).Items).Id);
        Assert.Equal([$"message-{other}"], (await Letters.ReplayAllAsync()).Replayed);
        Assert.Empty((await Letters.ReplayAllAsync()).Replayed);
    }

    [Fact]
    public async Task Who_dies_after_sending_and_replays_again_has_sent_it_twice_and_it_has_its_effect_once()
    {
        var allocations = new AllocationCalls(_service);
        var allocation = await allocations.ReserveAsync(await _service.AddProviderAsync(), Tuesday(9));
        var message = Message(new ConfirmAllocation(allocation, Guid.CreateVersion7()));
        var number = _service.Queues.Bury(QueueNames.Scheduling, message);

        _service.Queues.DiesBeforeCompleting = true;
        Assert.Equal("503 unavailable", await Letters.ReplayAsync($"message-{number}"));
        _service.Queues.DiesBeforeCompleting = false;
        Assert.Equal("Replayed", await Letters.ReplayAsync($"message-{number}"));
        foreach (var sent in _service.Queues.Sent)
            Assert.Equal(Settlement.Completed, await DeliverAsync(sent.Message));

        Assert.Equal([message.Id, message.Id], _service.Queues.Sent.Select(sent => sent.Message.Id));
        Assert.Equal(AllocationState.Confirmed, await allocations.StateAsync(allocation));
        Assert.Equal(2, await _service.Services.ReadAsync<SchedulingDb, int>(
            db => db.Allocations.Where(row => row.Id == allocation).Select(row => row.Version).SingleAsync()));
        Assert.Equal(1, await _service.Services.ReadAsync<SchedulingDb, int>(
            db => db.Set<InboxRow>().CountAsync(row => row.MessageId == message.Id)));
    }

    [Fact]
    public async Task While_the_broker_is_away_nothing_is_said_to_be_replayed()
    {
        var number = _service.Queues.Bury(QueueNames.Scheduling, Poison("one"));
        _service.Queues.Away = true;

        Assert.Equal("503 unavailable", await Letters.ReplayAsync($"message-{number}"));

        _service.Queues.Away = false;
        Assert.Equal("Replayed", await Letters.ReplayAsync($"message-{number}"));
    }

    [Theory]
    [InlineData("UPDATE DeadLetterTrail SET Operator = 'somebody else'")]
    [InlineData("DELETE FROM DeadLetterTrail")]
    public async Task The_trail_can_not_be_changed(string sql)
    {
        // the database's own clock is the real one
        await _service.Services.WriteAsync<SchedulingDb>(db =>
        {
            db.Add(new DeadLetterTrailRow
            {
                Id = Guid.CreateVersion7(),
                At = DateTime.UtcNow,
                Operator = "test",
                Action = DeadLetterAction.Replay,
                LetterId = "message-1",
            });
            return Task.CompletedTask;
        });

        await Assert.ThrowsAnyAsync<Exception>(() => _service.Services.WriteAsync<SchedulingDb>(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Equal("test", Assert.Single(await TrailAsync()).Operator);
    }

    private Task<Settlement> DeliverAsync(QueueMessage message) =>
        _service.Queues.DeliverAsync(QueueNames.Scheduling, message, TestContext.Current.CancellationToken);

    private Task<List<DeadLetterTrailRow>> TrailAsync() => _service.Services.ReadAsync<SchedulingDb, List<DeadLetterTrailRow>>(
        db => db.Set<DeadLetterTrailRow>().ToListAsync());

    private static QueueMessage Poison(string id) => new(id, "tahoon.test.v1", "poison"u8.ToArray());

    private static QueueMessage Message<TEvent>(TEvent data)
        where TEvent : IEvent
    {
        var id = Guid.CreateVersion7();
        return new QueueMessage(id.ToString(), TEvent.Type, CloudEventJson.Encode(id, "booking", DateTime.UtcNow, data));
    }
}
