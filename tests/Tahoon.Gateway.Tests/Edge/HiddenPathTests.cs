using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests.Edge;

public sealed class HiddenPathTests(HiddenPathTests.Outside outside) : IClassFixture<HiddenPathTests.Outside>
{
    public static TheoryData<string> Spellings => new(
        from path in new[] { "internal/decisions", "internal/tokens", "metrics" }
        from spelling in new[]
        {
            "/{0}", "//{0}", "///{0}", "/./{0}", "/a/../{0}", "/api/../{0}", "/api/v1/bookings/../../../{0}", "/api/v1/bookings/%2e%2e/%2e%2e/%2e%2e/{0}",
            "/{0}/", "/{0}/.", "/{0}.", "/{0}%20", "/{0}%00", "/{0};a=b", "/%2f{0}", "/api%2f..%2f{0}", "/.%2f{0}", "/\\{0}", "/%5c{0}",
            "http://a/{0}", "http://identity/{0}", "http://a//{0}", "/{0}?a=/api/v1/bookings", "/api/v1/bookings#/../../../{0}",
        }
        from written in new[] { path, path.ToUpperInvariant(), $"%{(int)path[0]:x2}{path[1..]}" }
        select string.Format(null, spelling, written));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task However_it_is_spelled_it_is_not_there(string target)
    {
        var answer = await GetAsync(outside.Gateway, target);

        Assert.Matches("^HTTP/1.1 (404|400)", answer);
        Assert.DoesNotContain("# TYPE", answer, StringComparison.Ordinal);
        Assert.All(
            outside.Service.Requests.Select(asked => new Uri($"http://a{asked.Target}").AbsolutePath),
            path => Assert.StartsWith("/api/v1/bookings", path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/METRICS/")]
    [InlineData("/%6detrics")]
    public async Task Outside_of_Development_there_are_no_metrics_here(string target)
    {
        await using var gateway = GatewayUnderTest.With(new() { ["environment"] = "Production" });

        Assert.StartsWith("HTTP/1.1 404", await GetAsync(gateway, target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_they_are_for_this_machine_only()
    {
        await using var gateway = GatewayUnderTest.With(new() { ["Tahoon:KnownProxies"] = "127.0.0.1" });

        Assert.StartsWith("HTTP/1.1 200", await GetAsync(gateway, "/metrics"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 404", await GetAsync(gateway, "/metrics", "X-Forwarded-For: 203.0.113.9\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 404", await GetAsync(gateway, "/metrics", "Forwarded: for=203.0.113.9\r\n"), StringComparison.Ordinal);
    }

    private static Task<string> GetAsync(GatewayUnderTest gateway, string target, string headers = "") =>
        gateway.RawAsync($"GET {target} HTTP/1.1\r\nHost: a\r\n{headers}Connection: close\r\n\r\n");

    /// <summary>The gateway as it is in production, where every service is one that writes down what it was asked.</summary>
    public sealed class Outside : IAsyncLifetime
    {
        internal Backend Service { get; private set; } = null!;

        internal GatewayUnderTest Gateway { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Service = await Backend.StartAsync();
            Gateway = GatewayUnderTest.With(
                new() { ["environment"] = "Production" },
                [.. Routing.RouteTable.Services.Select(name => (name, new[] { Service.Address }))]);
        }

        public async ValueTask DisposeAsync()
        {
            await Gateway.DisposeAsync();
            await Service.DisposeAsync();
        }
    }
}
