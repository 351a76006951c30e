using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amqp;
using Xunit;

namespace Tahoon.DevBroker.Tests;

public sealed class OperationsTests : BrokerTest
{
    private readonly HttpClient _http = new();

    private Uri Url(string path) => new($"http://127.0.0.1:{Running.Broker.HttpPort}{path}");

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told(string path)
    {
        using var answer = await _http.GetAsync(Url(path), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_the_queues_hold_is_told()
    {
        await Client.SendAsync("a", Message("one"), Message("two"), Message("three"));
        var receiver = Client.Receiver("a");
        receiver.Reject(await AmqpClient.NextAsync(receiver), AmqpClient.DeadLetter("Bad", "because"));
        await AmqpClient.NextAsync(receiver);
        await RunningBroker.UntilAsync(() => Running.Count("a").DeadLettered == 1);

        var answer = await _http.GetFromJsonAsync<JsonElement>(Url("/queues"), Cancellation);

        var queue = answer.GetProperty("queues")[0];
        Assert.Equal("a", queue.GetProperty("name").GetString());
        Assert.Equal(1, queue.GetProperty("active").GetInt32());
        Assert.Equal(1, queue.GetProperty("locked").GetInt32());
        Assert.Equal(0, queue.GetProperty("scheduled").GetInt32());
        Assert.Equal(1, queue.GetProperty("deadLettered").GetInt32());
        Assert.Equal(Running.Clock.GetUtcNow(), queue.GetProperty("oldestEnqueuedAt").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("queues")[1].GetProperty("oldestEnqueuedAt").ValueKind);
    }

    [Fact]
    public async Task A_full_disk_can_be_ordered_and_shows_in_the_health()
    {
        using var ordered = await _http.PutAsJsonAsync(Url("/faults"), new { full = true }, Cancellation);
        ordered.EnsureSuccessStatusCode();

        await Assert.ThrowsAsync<AmqpException>(() => Client.SendAsync("a", Message("lost")));
        using var ready = await _http.GetAsync(Url("/health/ready"), Cancellation);
        using var live = await _http.GetAsync(Url("/health/live"), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Connections_break_on_order_and_peers_may_come_again()
    {
        var receiver = Client.Receiver("a");
        using var ordered = await _http.PostAsync(Url("/faults/break-connections"), null, Cancellation);
        ordered.EnsureSuccessStatusCode();
        await RunningBroker.UntilAsync(() => receiver.IsClosed);

        await using var again = await AmqpClient.ConnectAsync(Running.Broker.Port);
        await again.SendAsync("a", Message("one"));
        Assert.Equal(1, Running.Count("a").Active);
    }
}
