using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Tests.Support;
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
