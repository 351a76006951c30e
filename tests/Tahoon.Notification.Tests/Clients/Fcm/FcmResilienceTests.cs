using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;
using Tahoon.Notification.Clients.Fcm;
using Tahoon.Testing.Http;
using Xunit;

namespace Tahoon.Notification.Tests.Clients.Fcm;

/// <summary>The pipeline of tokens alone, by a clock of its own.</summary>
public sealed class FcmResilienceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<DateTimeOffset> _asked = [];
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public FcmResilienceTests()
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _clock };
        FcmResilience.Token(builder, new FcmOptions());
        _pipeline = builder.Build();
    }

    [Fact]
    public async Task A_token_is_asked_for_again_when_the_partner_said_and_not_before()
    {
        using var answer = await AskAsync(() => _asked.Count > 1 ? new HttpResponseMessage(HttpStatusCode.OK) : new(HttpStatusCode.ServiceUnavailable)
        {
            Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(3)) },
        });

        Assert.Equal((HttpStatusCode.OK, 2), (answer.StatusCode, _asked.Count));
        Assert.True(_asked[1] - _asked[0] >= TimeSpan.FromSeconds(3), $"It was asked again after {_asked[1] - _asked[0]}.");
    }

    [Fact]
    public async Task With_the_circuit_open_no_token_is_asked_for_until_the_break_is_over()
    {
        for (var calls = 0; calls < 3; calls++)
            (await AskAsync(Ill)).Dispose();
        await Assert.ThrowsAsync<BrokenCircuitException>(() => AskAsync(Ill));
        var before = _asked.Count;

        await Assert.ThrowsAsync<BrokenCircuitException>(() => AskAsync(Ill));
        Assert.Equal((10, 10), (before, _asked.Count));

        _clock.Advance(new FcmOptions().BreakDuration);
        using var answer = await AskAsync(() => new HttpResponseMessage(HttpStatusCode.OK));
        Assert.Equal((HttpStatusCode.OK, 11), (answer.StatusCode, _asked.Count));
    }

    private static HttpResponseMessage Ill() => new(HttpStatusCode.InternalServerError);

    private Task<HttpResponseMessage> AskAsync(Func<HttpResponseMessage> partner) => _clock.PassUntilAsync(_pipeline.ExecuteAsync(
        _ =>
        {
            _asked.Add(_clock.GetUtcNow());
            return ValueTask.FromResult(partner());
        },
        TestContext.Current.CancellationToken).AsTask());
}
