using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Tahoon.Booking.Clients.VideoSdk;
using Tahoon.Testing.Http;
using Xunit;

namespace Tahoon.Booking.Tests.Clients.VideoSdk;

/// <summary>The pipeline alone, by a clock of its own.</summary>
public sealed class VideoSdkResilienceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<DateTimeOffset> _asked = [];

    [Fact]
    public async Task The_partner_is_asked_again_when_it_said_and_not_before()
    {
        using var answer = await AskAsync(TimeSpan.FromSeconds(4));

        Assert.Equal((HttpStatusCode.OK, 2), (answer.StatusCode, _asked.Count));
        Assert.True(_asked[1] - _asked[0] >= TimeSpan.FromSeconds(4), $"It was asked again after {_asked[1] - _asked[0]}.");
    }

    [Fact]
    public async Task What_is_to_be_waited_for_longer_keeps_no_place_of_a_call()
    {
        using var answer = await AskAsync(TimeSpan.FromSeconds(5));

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), (answer.StatusCode, _asked.Count));
    }

    /// <summary>The partner has no time at first, and then it has.</summary>
    private Task<HttpResponseMessage> AskAsync(TimeSpan retryAfter)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _clock };
        VideoSdkResilience.Build(builder, new VideoSdkOptions());
        return _clock.PassUntilAsync(builder.Build().ExecuteAsync(
            _ =>
            {
                _asked.Add(_clock.GetUtcNow());
                return ValueTask.FromResult(_asked.Count > 1 ? new HttpResponseMessage(HttpStatusCode.OK) : new(HttpStatusCode.TooManyRequests)
                {
                    Headers = { RetryAfter = new RetryConditionHeaderValue(retryAfter) },
                });
            },
            TestContext.Current.CancellationToken).AsTask());
    }
}
