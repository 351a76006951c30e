using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Garnet;
using Microsoft.AspNetCore.Mvc.Testing;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tests.Support;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Identity.Tests.Tries;

/// <summary>Two replicas and the Redis that they share.</summary>
public sealed class SharedLockoutTests(IdentityService identity) : IClassFixture<IdentityService>, IDisposable
{
    private readonly int _port = FreePort();
    private GarnetServer? _redis;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _redis?.Dispose();

    [Fact]
    public async Task Failures_at_two_replicas_are_counted_together()
    {
        if (TestServers.Redis is null)
            StartRedis();
        var address = $"2001:db8:{Random.Shared.Next(0x10000):x}:{Random.Shared.Next(0x10000):x}::1";
        await using var one = Replica(TestServers.Redis);
        await using var other = Replica(TestServers.Redis);
        for (var time = 0; time < 5; time++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(one, "wrong", address));
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(other, "wrong", address));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(one, DemonstrationData.DemoKey, address));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(other, DemonstrationData.DemoKey, address));
    }

    [Fact]
    public async Task Who_is_locked_out_stays_so_when_redis_goes_and_others_get_their_tokens()
    {
        StartRedis();
        await using var replica = Replica();
        for (var time = 0; time < 10; time++)
            await AskAsync(replica, "wrong");

        _redis!.Dispose();
        _redis = null;

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(replica, DemonstrationData.DemoKey));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(replica, DemonstrationData.DemoKey, "203.0.113.2"));
    }

    [Fact]
    public async Task Where_redis_never_was_each_replica_counts_by_itself()
    {
        await using var replica = Replica();
        for (var time = 0; time < 10; time++)
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(replica, "wrong"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(replica, DemonstrationData.DemoKey));
    }

    private WebApplicationFactory<Program> Replica(string? redis = null) => identity.WithWebHostBuilder(
        builder => builder.UseSetting("ConnectionStrings:cache", redis ?? $"127.0.0.1:{_port}"));

    private void StartRedis()
    {
        _redis = new GarnetServer(
        [
            "-q", "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
            "--memory", "32m", "--page", "1m", "--segment", "16m", "--index", "4m", "--device-type", "RandomAccess",
        ]);
        _redis.Start();
    }

    private static async Task<HttpStatusCode> AskAsync(
        WebApplicationFactory<Program> replica, string key, string address = "203.0.113.1")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/token")
        {
            Content = JsonContent.Create(new { grant_type = "password", access_key = key }),
        };
        request.Headers.Add("X-Forwarded-For", address);
        return (await replica.CreateClient().SendAsync(request, Cancellation)).StatusCode;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
