using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Tahoon.Gateway.Tests.Support;
using Tahoon.ServiceDefaults;
using Tahoon.Testing.Security;

namespace Tahoon.Gateway.Tests.Edge;

/// <summary>What a service tells of the commands that it sends to a real Redis.</summary>
public sealed class RedisSpanTests : IAsyncLifetime
{
    private const string Canary = "qx-canary";

    private readonly SharedCache _cache = SharedCache.OfOwn();
    private readonly Channel<Activity> _heard = Channel.CreateUnbounded<Activity>();
    private readonly ActivityListener _listener;
    private SlowWire _wire = null!;
    private WebApplication _service = null!;
    private IDatabase _redis = null!;

    public RedisSpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Tahoon.Redis",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _heard.Writer.TryWrite(span),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _wire = new SlowWire(_cache.Port);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["Tahoon:IdentifierKey"] = TestTokens.IdentifierKey;
        builder.Configuration["Tahoon:ServiceSecret"] = TestTokens.ServiceSecret;
        builder.Configuration["ConnectionStrings:cache"] = $"127.0.0.1:{_wire.Port}";
        builder.AddServiceDefaults("defaults");
        builder.Logging.ClearProviders();
        _service = builder.Build();
        await _service.StartAsync(Cancellation);
        _redis = _service.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _service.DisposeAsync();
        _wire.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public async Task A_command_is_a_client_span_below_who_sent_it_without_key_or_value()
    {
        using (var asking = new Activity("a request").Start())
        {
            await _redis.StringSetAsync($"{Canary}-key", $"{Canary}-value");
            asking.Stop();
            var span = await OfAsync(asking);

            Assert.Equal((ActivityKind.Client, asking.SpanId, "SET"), (span.Kind, span.ParentSpanId, span.DisplayName));
            Assert.Equal(
                [
                    "db.namespace=0", "db.operation.name=SET", "db.system.name=redis", "server.address=127.0.0.1",
                    $"server.port={_wire.Port}",
                ],
                span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order());
            Assert.Equal(ActivityStatusCode.Unset, span.Status);
            Assert.InRange(span.Duration, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public async Task What_no_span_sent_makes_none()
    {
        await _redis.StringGetAsync("of no request");
        using var asking = new Activity("a request").Start();
        await _redis.KeyExistsAsync("of one");

        Assert.Equal("EXISTS", (await _heard.Reader.ReadAsync(Cancellation)).DisplayName);
    }

    [Fact]
    public async Task A_command_that_is_not_answered_in_time_has_failed()
    {
        using var asking = new Activity("a request").Start();
        await _redis.PingAsync();
        _wire.Hold();

        await Assert.ThrowsAnyAsync<Exception>(() => _redis.StringGetAsync("anything"));

        var span = await _heard.Reader.ReadAllAsync(Cancellation).FirstAsync(span => span.DisplayName is "GET", Cancellation);
        Assert.Equal(("timeout", ActivityStatusCode.Error), (span.GetTagItem("error.type"), span.Status));
    }

    private ValueTask<Activity> OfAsync(Activity asking) =>
        _heard.Reader.ReadAllAsync(Cancellation).FirstAsync(span => span.TraceId == asking.TraceId, Cancellation);
}
