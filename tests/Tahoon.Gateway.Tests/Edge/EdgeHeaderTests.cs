using System.Net;
using Microsoft.AspNetCore.Http;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests.Edge;

public sealed class EdgeHeaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Browsers_are_told_to_be_careful_and_the_service_what_it_says_itself()
    {
        await using var backend = await Backend.StartAsync(context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.Server = "something";
            return context.Response.WriteAsync("ok");
        });
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));

        using var answer = await gateway.SendAsync(null, HttpMethod.Get, "/api/v1/bookings/b1");
        using var missing = await gateway.SendAsync(null, HttpMethod.Get, "/nothing");

        foreach (var one in new[] { answer, missing })
        {
            Assert.Equal("nosniff", Header(one, "X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header(one, "Referrer-Policy"));
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(one, "Content-Security-Policy"));
            Assert.False(one.Headers.Contains("Server"));
            Assert.False(one.Headers.Contains("Strict-Transport-Security"));
        }

        Assert.Equal("no-store", Header(answer, "Cache-Control"));
    }

    [Fact]
    public async Task The_reference_can_not_be_framed()
    {
        await using var gateway = GatewayUnderTest.Before();

        using var page = await gateway.Client.GetAsync("/docs/", Cancellation);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("frame-ancestors 'none'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(page, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(page, "Referrer-Policy"));
    }

    [Theory]
    [InlineData("Production", "127.0.0.0/8", "https", true)]
    [InlineData("Production", "127.0.0.0/8", "http", false)]
    [InlineData("Production", "", "https", false)]
    [InlineData("Development", "127.0.0.0/8", "https", false)]
    public async Task Https_is_insisted_on_where_it_is_spoken(string environment, string proxies, string scheme, bool insists)
    {
        await using var gateway = GatewayUnderTest.With(
            new() { ["environment"] = environment, ["Tahoon:KnownProxies"] = proxies });

        using var answer = await gateway.SendAsync(
            null, HttpMethod.Get, "/health/live", null, ("X-Forwarded-Proto", scheme), ("X-Forwarded-For", "203.0.113.9"));

        Assert.Equal(insists, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_known_proxy_is_believed_about_the_client()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.With(
            new()
            {
                ["Tahoon:KnownProxies"] = "127.0.0.1, 10.1.0.0/16",
                ["Tahoon:RateLimits:Reads:PerSecond"] = "1",
                ["Tahoon:RateLimits:Reads:Burst"] = "1",
            },
            ("booking", [backend.Address]));

        using var first = await FromAsync(gateway, "198.51.100.1, 203.0.113.9, 10.1.2.3");
        using var again = await FromAsync(gateway, "198.51.100.2, 203.0.113.9");
        using var another = await FromAsync(gateway, "203.0.113.10");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
        Assert.Equal("203.0.113.9", backend.Requests.First().Headers["X-Forwarded-For"]);
    }

    [Fact]
    public async Task Anybody_else_is_not()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.With(
            new() { ["Tahoon:RateLimits:Reads:PerSecond"] = "1", ["Tahoon:RateLimits:Reads:Burst"] = "1" },
            ("booking", [backend.Address]));

        using var first = await FromAsync(gateway, "203.0.113.9");
        using var again = await FromAsync(gateway, "203.0.113.10");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.Contains("127.0.0.1", backend.Requests.Single().Headers["X-Forwarded-For"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_not_the_client_s_to_send_go_no_further()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));
        var names = new[]
        {
            "Forwarded", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Server", "X-Original-For", "X-Original-URL",
            "X-Rewrite-URL", "X-Real-IP", "X-HTTP-Method-Override", "baggage", "X-Named",
        };

        using var answer = await gateway.SendAsync(
            null, HttpMethod.Get, "/api/v1/bookings/b1", null,
            [.. names.Select(name => (name, "/internal")), ("Connection", "X-Named, not/a/name"), ("X-Kept", "yes"), ("Accept-Language", "ar")]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var headers = Assert.Single(backend.Requests).Headers;
        Assert.All(names, name => Assert.False(headers.ContainsKey(name), name));
        Assert.Equal("yes", headers["X-Kept"]);
        Assert.Equal("ar", headers.AcceptLanguage);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("PROPFIND")]
    [InlineData("get")]
    public async Task Methods_that_nothing_has_are_refused(string method)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));

        var answer = await gateway.RawAsync(
            $"{method} /api/v1/bookings/b1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer secret\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 405", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"method_not_allowed\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        Assert.Empty(backend.Requests);
    }

    [Fact]
    public async Task Connect_opens_no_tunnel()
    {
        await using var gateway = GatewayUnderTest.Before();

        var answer = await gateway.RawAsync("CONNECT identity:80 HTTP/1.1\r\nHost: identity:80\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (405|400)", answer);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png")]
    public async Task A_refusal_is_a_problem_whatever_was_asked_for(string accept)
    {
        await using var gateway = GatewayUnderTest.Before();

        using var answer = await gateway.SendAsync(null, HttpMethod.Get, "/api/v1/bookings/b1", null, ("Accept", accept));

        Assert.Equal("unavailable", await Problems.CodeAsync(answer));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static Task<HttpResponseMessage> FromAsync(GatewayUnderTest gateway, string forwardedFor) =>
        gateway.SendAsync(null, HttpMethod.Get, "/api/v1/bookings/b1", null, ("X-Forwarded-For", forwardedFor));

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
