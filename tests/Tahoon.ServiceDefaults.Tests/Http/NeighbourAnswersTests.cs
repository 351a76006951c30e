using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;
using Tahoon.Testing.Http;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Http;

/// <summary>What a service does as its neighbours answer, by a clock that stands still until it is moved.</summary>
public sealed class NeighbourAnswersTests : IAsyncDisposable
{
    private const int EnoughToJudge = 50;

    private readonly FakeTimeProvider _clock = new();
    private readonly TestNetwork _network = new();
    private readonly WebApplication _service;

    public NeighbourAnswersTests()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Tahoon:IdentifierKey"] = Testing.Security.TestTokens.IdentifierKey;
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.AddServiceDefaults("caller");
        builder.Services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(_network.CreateHandler));
        builder.Logging.ClearProviders();
        _service = builder.Build();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Stops it; what still waits for its next try waits by this clock.</summary>
    public async ValueTask DisposeAsync()
    {
        var ending = _service.DisposeAsync().AsTask();
        while (!ending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(ending, Task.Delay(10));
        }

        await ending;
    }

    [Fact]
    public async Task It_is_asked_again_when_it_said_and_not_before()
    {
        var asked = new List<DateTimeOffset>();
        _network.Answer("neighbour", _ =>
        {
            asked.Add(_clock.GetUtcNow());
            return asked.Count == 1 ? Busy(TimeSpan.FromSeconds(2)) : new HttpResponseMessage(HttpStatusCode.OK);
        });

        using var answer = await _clock.PassUntilAsync(GetAsync("neighbour"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(asked[1] - asked[0] >= TimeSpan.FromSeconds(2), $"It was asked again after {asked[1] - asked[0]}.");
    }

    [Fact]
    public async Task What_it_said_beyond_the_calls_own_time_is_handed_on_at_once()
    {
        _network.Answer("neighbour", _ => Busy(TimeSpan.FromSeconds(30)));

        var answer = await _clock.PassUntilAsync(GetAsync("neighbour"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Equal(1, AskedOf("neighbour"));
    }

    [Fact]
    public async Task With_the_circuit_open_no_call_leaves_for_it_and_others_are_called()
    {
        _network.Answer("ill", _ => new HttpResponseMessage(HttpStatusCode.InternalServerError));
        _network.Answer("well", _ => new HttpResponseMessage(HttpStatusCode.OK));
        for (var calls = 0; calls < EnoughToJudge; calls++)
            await PostAsync("ill");

        await Assert.ThrowsAsync<BrokenCircuitException>(() => PostAsync("ill"));
        await Assert.ThrowsAsync<BrokenCircuitException>(() => GetAsync("ill"));
        var other = await PostAsync("well");

        Assert.Equal((EnoughToJudge, 1), (AskedOf("ill"), AskedOf("well")));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task After_three_seconds_one_call_finds_out_whether_it_is_well_again()
    {
        _network.Answer("neighbour", _ => new HttpResponseMessage(HttpStatusCode.InternalServerError));
        for (var calls = 0; calls < EnoughToJudge; calls++)
            await PostAsync("neighbour");
        _network.Answer("neighbour", _ => new HttpResponseMessage(HttpStatusCode.OK));
        await Assert.ThrowsAsync<BrokenCircuitException>(() => PostAsync("neighbour"));

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("neighbour")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("neighbour")).StatusCode);
    }

    private static HttpResponseMessage Busy(TimeSpan again) =>
        new(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(again) } };

    private HttpClient Client => _service.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

    private Task<HttpResponseMessage> GetAsync(string host) => Client.GetAsync(new Uri($"http://{host}/"), Cancellation);

    private Task<HttpResponseMessage> PostAsync(string host) => Client.PostAsync(new Uri($"http://{host}/"), null, Cancellation);

    private int AskedOf(string host) => _network.Asked.Count(asked => asked.Address.Host == host);
}
