using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Tahoon.Gateway.Tests.Support;
using Yarp.ReverseProxy.Model;

namespace Tahoon.Gateway.Tests;

public sealed class ReplicaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_replicas_are_asked()
    {
        await using var one = await Backend.StartAsync();
        await using var two = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [one.Address, two.Address]));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => gateway.Client.GetAsync("/api/v1/bookings/b1", Cancellation)));

        Assert.Equal(60, one.Requests.Count + two.Requests.Count);
        Assert.NotEmpty(one.Requests);
        Assert.NotEmpty(two.Requests);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_at_another_replica_whatever_the_method()
    {
        await using var alive = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(
            ("booking", [GatewayUnderTest.Nobody(), GatewayUnderTest.Nobody(), alive.Address]));

        for (var i = 0; i < 10; i++)
        {
            using var answer = await gateway.Client.PostAsync(
                "/api/sessionbooking/booksession", JsonContent.Create(new { number = i }), Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => $$"""{"number":{{i}}}"""), alive.Requests.Select(asked => asked.Body));
    }

    [Fact]
    public async Task All_replicas_away_is_503_that_says_when_to_come_back()
    {
        await using var gateway = GatewayUnderTest.Before(
            ("booking", [GatewayUnderTest.Nobody(), GatewayUnderTest.Nobody()]));

        for (var i = 0; i < 3; i++)
        {
            using var answer = await gateway.Client.PostAsync("/api/v1/bookings", JsonContent.Create(new { }), Cancellation);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("unavailable", await Problems.CodeAsync(answer));
            Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        }
    }

    [Fact]
    public async Task A_replica_that_comes_back_at_its_address_is_asked_again_at_once()
    {
        var address = GatewayUnderTest.Nobody();
        await using var gateway = GatewayUnderTest.Before(("booking", [address]));
        using var away = await gateway.Client.GetAsync("/api/v1/bookings/b1", Cancellation);
        await using var back = await Backend.StartAsync(context => context.Response.WriteAsync("back"), address);

        var answer = await gateway.Client.GetStringAsync("/api/v1/bookings/b1", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("back", answer);
    }

    [Fact]
    public async Task A_replica_that_hangs_is_found_out_without_a_request_and_asked_again_when_it_answers()
    {
        var hangs = true;
        await using var hanging = await Backend.StartAsync(AnswerAsync, live: AnswerAsync);
        await using var other = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [hanging.Address, other.Address]));

        await UntilProbedAsync(gateway, () => gateway.ReplicasOf("booking", DestinationHealth.Unhealthy) == 1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gateway.Client.GetAsync("/api/v1/bookings/b1", Cancellation)));
        Volatile.Write(ref hangs, false);
        await UntilProbedAsync(gateway, () => gateway.ReplicasOf("booking", DestinationHealth.Healthy) == 2);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(20, other.Requests.Count(asked => asked.Target == "/api/v1/bookings/b1"));
        Assert.DoesNotContain(hanging.Requests, asked => asked.Target == "/api/v1/bookings/b1");

        Task AnswerAsync(HttpContext context) => Volatile.Read(ref hangs)
            ? Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
            : context.Response.WriteAsync("ok");
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.OK, 1)]
    [InlineData("POST", HttpStatusCode.ServiceUnavailable, 0)]
    public async Task When_a_replica_dies_before_it_answers_only_a_read_is_tried_elsewhere(
        string method, HttpStatusCode status, int asked)
    {
        await using var dying = await Backend.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var first = GatewayUnderTest.Before(("booking", [dying.Address]));
        await using var other = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [dying.Address, other.Address]));

        // which replica is asked first is up to the load balancer: go on until it was the dying one
        HttpStatusCode answered;
        int before;
        do
        {
            before = other.Requests.Count;
            using var answer = await gateway.Client.SendAsync(new(new(method), "/api/v1/bookings/b1"), Cancellation);
            answered = answer.StatusCode;
        }
        while (dying.Requests.IsEmpty);

        Assert.Equal(status, answered);
        Assert.Equal(asked, other.Requests.Count - before);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_503()
    {
        var waiting = new TaskCompletionSource();
        await using var slow = await Backend.StartAsync(async context =>
        {
            waiting.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var gateway = GatewayUnderTest.Before(("booking", [slow.Address]));

        var asking = gateway.Client.PostAsync("/api/v1/bookings", JsonContent.Create(new { }), Cancellation);
        await waiting.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        gateway.Clock.Advance(Routing.Proxy.Total);
        using var answer = await asking;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("unavailable", await Problems.CodeAsync(answer));
    }

    private static async Task UntilProbedAsync(GatewayUnderTest gateway, Func<bool> found)
    {
        while (!found())
        {
            gateway.Clock.Advance(Routing.Proxy.Probe);
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }
    }
}
