using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly.RateLimiting;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Tests.Support;
using Tahoon.Testing.Http;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Http;

public sealed class ResilienceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_get_is_tried_again_on_503()
    {
        await using var replica = await Replica.StartAsync(503, 503);
        await using var caller = CallerOf(replica.Address);

        var answer = await SendAsync(caller, HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, replica.Asked);
    }

    [Fact]
    public async Task A_post_is_not_tried_again_on_503_as_it_may_have_had_its_effect()
    {
        await using var replica = await Replica.StartAsync(503, 503);
        await using var caller = CallerOf(replica.Address);

        var answer = await SendAsync(caller, HttpMethod.Post);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(1, replica.Asked);
    }

    [Fact]
    public async Task A_post_that_is_marked_idempotent_is_tried_again()
    {
        await using var replica = await Replica.StartAsync(503, 503);
        await using var caller = CallerOf(replica.Address);

        var answer = await SendAsync(caller, HttpMethod.Post, request => request.Options.Set(new(HttpClientExtensions.IdempotentOption), true));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, replica.Asked);
    }

    [Fact]
    public async Task A_failure_that_stays_one_is_not_tried_again()
    {
        await using var replica = await Replica.StartAsync(404);
        await using var caller = CallerOf(replica.Address);

        var answer = await SendAsync(caller, HttpMethod.Get);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(1, replica.Asked);
    }

    [Fact]
    public async Task A_post_whose_connection_is_refused_is_tried_at_another_replica()
    {
        var (refusing, holder) = Replica.Refusing();
        using var _ = holder;
        await using var replica = await Replica.StartAsync();
        await using var caller = CallerOf(refusing, replica.Address);

        // whichever replica comes first, one of these begins at the one that refuses
        for (var number = 1; number <= 4; number++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(caller, HttpMethod.Post)).StatusCode);

        Assert.Equal(4, replica.Asked);
    }

    [Fact]
    public async Task While_one_replica_of_two_is_away_every_call_is_answered()
    {
        const int Calls = 150;
        var (refusing, holder) = Replica.Refusing();
        using var _ = holder;
        await using var replica = await Replica.StartAsync();
        await using var caller = CallerOf(refusing, replica.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => SendAsync(caller, HttpMethod.Post)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(Calls, replica.Asked);
    }

    [Fact]
    public async Task A_replica_that_hangs_costs_a_few_calls_some_time_and_the_next_go_to_the_other_at_once()
    {
        await using var hanging = await Replica.StartHangingAsync();
        await using var replica = await Replica.StartAsync();
        await using var caller = CallerOf(hanging.Address, replica.Address);

        // discovery goes by turns: half of these find out
        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(caller, HttpMethod.Get)));
        var began = Stopwatch.GetTimestamp();
        var next = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(caller, HttpMethod.Post)));

        Assert.All([.. first, .. next], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, HungReplicas.Patience * 0.8);
        Assert.InRange(hanging.Asked, 2, 8);
    }

    [Fact]
    public async Task A_slow_neighbour_holds_so_many_calls_and_the_next_is_refused_at_once_while_others_are_called()
    {
        var slow = new TaskCompletionSource();
        var network = new TestNetwork();
        network.Answer("slow", async (_, token) =>
        {
            await slow.Task.WaitAsync(token);
            return new HttpResponseMessage(HttpStatusCode.OK);
        });
        network.Answer("quick", _ => new HttpResponseMessage(HttpStatusCode.OK));
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Tahoon:IdentifierKey"] = Testing.Security.TestTokens.IdentifierKey;
        builder.AddServiceDefaults("caller");
        builder.Services.AddHttpClient("slow", client => client.BaseAddress = new Uri("http://slow"));
        builder.Services.AddHttpClient("quick", client => client.BaseAddress = new Uri("http://quick"));
        builder.Services.UseTestNetwork(network);
        builder.Services.PostConfigureAll<HttpStandardResilienceOptions>(options =>
        {
            // nobody loses patience while this looks
            options.TotalRequestTimeout.Timeout = options.AttemptTimeout.Timeout = TimeSpan.FromMinutes(5);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(10);
        });
        builder.Logging.ClearProviders();
        await using var caller = builder.Build();
        var clients = caller.Services.GetRequiredService<IHttpClientFactory>();
        const int Room = HttpClientExtensions.MostCalls + HttpClientExtensions.MostWaiting;

        var held = Enumerable.Range(0, Room).Select(_ => clients.CreateClient("slow").GetAsync("/", Cancellation)).ToList();
        await Assert.ThrowsAsync<RateLimiterRejectedException>(() => clients.CreateClient("slow").GetAsync("/", Cancellation));
        using var other = await clients.CreateClient("quick").GetAsync("/", Cancellation);

        Assert.Equal(HttpClientExtensions.MostCalls, network.Asked.Count(asked => asked.Address.Host == "slow"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        slow.SetResult();
        Assert.All(await Task.WhenAll(held), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    private static WebApplication CallerOf(params string[] replicas)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Tahoon:IdentifierKey"] = Testing.Security.TestTokens.IdentifierKey;
        for (var number = 0; number < replicas.Length; number++)
            builder.Configuration[$"services:other:http:{number}"] = replicas[number];
        builder.AddServiceDefaults("caller");
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        WebApplication caller, HttpMethod method, Action<HttpRequestMessage>? mark = null)
    {
        using var client = caller.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        using var request = new HttpRequestMessage(method, "http://other/things");
        mark?.Invoke(request);
        return await client.SendAsync(request, Cancellation);
    }
}
