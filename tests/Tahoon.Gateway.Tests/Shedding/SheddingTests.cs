using System.Net;
using Microsoft.AspNetCore.Http;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests.Shedding;

public sealed class SheddingTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _answer = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private Backend _slow = null!;

    public async ValueTask InitializeAsync() => _slow = await Backend.StartAsync(async context =>
    {
        _arrived.Release();
        await _answer.Task;
        await context.Response.WriteAsync("ok");
    });

    public async ValueTask DisposeAsync()
    {
        _answer.TrySetResult();
        await _slow.DisposeAsync();
        _arrived.Dispose();
    }

    [Fact]
    public async Task What_is_beyond_places_and_queue_is_503_at_once()
    {
        await using var gateway = Before(concurrent: 2, queue: 1);
        var working = new[] { GetAsync(gateway), GetAsync(gateway) };
        await ArrivedAsync(2);

        // one of them waits, the other is one too many
        var last = new[] { GetAsync(gateway), GetAsync(gateway) };
        using var shed = await (await Task.WhenAny(last));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, shed.StatusCode);
        Assert.Equal("unavailable", await Problems.CodeAsync(shed));
        Assert.NotNull(shed.Headers.RetryAfter?.Delta);
        Assert.True(shed.Headers.Contains("RateLimit"));
        Assert.True(shed.Headers.Contains("trace-id"));
        Assert.Equal(2, _slow.Requests.Count);

        _answer.SetResult();
        foreach (var answer in await Task.WhenAll(working))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Who_waits_gets_the_next_free_place()
    {
        await using var gateway = Before(concurrent: 1, queue: 10);
        var requests = Enumerable.Range(0, 8).Select(_ => GetAsync(gateway)).ToList();
        await ArrivedAsync(1);

        _answer.SetResult();

        foreach (var answer in await Task.WhenAll(requests))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Who_waits_too_long_is_sent_away()
    {
        await using var gateway = Before(concurrent: 1, queue: 10);
        var working = GetAsync(gateway);
        await ArrivedAsync(1);
        var waiting = GetAsync(gateway);

        // the request has to be in the queue before time passes
        while (!waiting.IsCompleted)
        {
            gateway.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(waiting, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await waiting).StatusCode);
        Assert.Single(_slow.Requests);
        Assert.False(working.IsCompletedSuccessfully && (await working).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Health_is_told_whatever_the_load()
    {
        await using var gateway = Before(concurrent: 1, queue: 0);
        var working = GetAsync(gateway);
        await ArrivedAsync(1);

        using var shed = await GetAsync(gateway);
        using var live = await gateway.SendAsync(null, HttpMethod.Get, "/health/live");
        using var ready = await gateway.SendAsync(null, HttpMethod.Get, "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, shed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        _answer.SetResult();
        await working;
    }

    [Fact]
    public async Task Five_hundred_users_at_once_are_let_through()
    {
        await using var gateway = GatewayUnderTest.Before(("booking", [_slow.Address]));
        var requests = Enumerable.Range(0, 500).Select(_ => GetAsync(gateway)).ToList();
        await ArrivedAsync(200);

        _answer.SetResult();

        foreach (var answer in await Task.WhenAll(requests))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private GatewayUnderTest Before(int concurrent, int queue) => GatewayUnderTest.With(
        new() { ["Tahoon:Capacity:Concurrent"] = $"{concurrent}", ["Tahoon:Capacity:Queue"] = $"{queue}" }, ("booking", [_slow.Address]));

    private static Task<HttpResponseMessage> GetAsync(GatewayUnderTest gateway) =>
        gateway.SendAsync(null, HttpMethod.Get, "/api/v1/bookings/b1");

    private async Task ArrivedAsync(int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }
}
